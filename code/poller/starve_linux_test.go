//go:build !sim

package poller

import (
	"os"
	"os/exec"
	"testing"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"

	"golang.org/x/sys/unix"
)

const hungry = "POLLER_TEST_WITHOUT_DESCRIPTORS"

// TestEP31 runs in a process of its own, which may have only a
// few descriptors and uses them up.
func TestEP31OutOfDescriptors(t *testing.T) {
	if os.Getenv(hungry) != "" {
		starve(t)
		return
	}
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self,
		"-test.run=^TestEP31", "-test.timeout=60s")
	child.Env = append(os.Environ(), hungry+"=1",
		"GORACE=atexit_sleep_ms=0") // it would sleep for a second
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}

// starve: no edge tells that there are descriptors again. Only
// another connection does.
func starve(t *testing.T) {
	r := setup(t)
	l := listen(t)
	r.watch(l.Fd(), 1, Readable)
	few := unix.Rlimit{Cur: 40, Max: 40}
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &few))
	first, err := socket.Dial(l.Addr().String())
	must(t, err)
	closing(t, first)
	eaten := eat(t)
	r.until(1, "readable")
	_, err = l.TryAccept()
	is(t, "accept", err, sys.EMFILE)
	r.quiet("no descriptor is free")
	for _, fd := range eaten {
		must(t, sys.Close(fd))
	}
	r.quiet("descriptors are free")
	second, err := socket.Dial(l.Addr().String())
	must(t, err)
	closing(t, second)
	r.until(1, "readable")
	for range 2 {
		c, err := l.TryAccept()
		must(t, err)
		closing(t, c)
	}
	newWithout(t, r)
}

// newWithout makes what there is no descriptor for.
func newWithout(t *testing.T, r *rig) {
	eaten := eat(t)
	_, err := New()
	is(t, "new", err, sys.EMFILE)
	_, err = NewWaker(r.Registry, 1)
	is(t, "new waker", err, sys.EMFILE)
	for _, fd := range eaten {
		must(t, sys.Close(fd))
	}
}

// eat opens sockets until there is no descriptor left.
func eat(t *testing.T) (eaten []int) {
	for {
		fd, err := sys.Socket(sys.AF_INET)
		if err == sys.EMFILE {
			return eaten
		}
		must(t, err)
		eaten = append(eaten, fd)
	}
}
