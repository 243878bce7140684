//go:build unix && !solaris && !aix && !sim

package socket

import (
	"os"
	"runtime"
	"testing"
	"time"

	"artofwaiting/code/sys"

	"golang.org/x/sys/unix"
)

// What the tests ask of a real kernel. File sim_test.go has the
// same for the box.

const (
	simulated  = false
	boundsDial = runtime.GOOS == "linux"
)

// descriptors is how many this process has.
func descriptors(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/dev/fd")
	must(t, err)
	return len(entries)
}

// fewDescriptors is for a process that may use them all up.
func fewDescriptors(t *testing.T) {
	t.Helper()
	few := unix.Rlimit{Cur: 40, Max: 40}
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &few))
}

// timeout is what the kernel has been told to wait, at most.
func timeout(t *testing.T, c *Conn, option int) time.Duration {
	t.Helper()
	const level = sys.SOL_SOCKET
	tv, err := unix.GetsockoptTimeval(c.fd, level, option)
	must(t, err)
	return time.Duration(tv.Nano())
}

// storm runs f on the main thread and sends it signals meanwhile.
// The calling thread does both the signals and what f waits for,
// so that f does wait while signals come.
func storm(t *testing.T, f, meanwhile func()) {
	t.Helper()
	done := make(chan struct{})
	onMain <- func() {
		f()
		close(done)
	}
	for i := 0; ; i++ {
		select {
		case <-done:
			return
		default:
		}
		must(t, unix.Kill(os.Getpid(), unix.SIGURG))
		if i%8 == 0 {
			meanwhile()
			runtime.Gosched()
		}
	}
}
