//go:build sim || !unix || solaris || aix

package socket

import (
	"runtime"
	"testing"
	"time"

	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

// What file real_test.go asks of a real kernel, asked of the box.

const (
	simulated  = true
	boundsDial = true
)

func descriptors(*testing.T) int { return sys.Box.Open() }

func fewDescriptors(*testing.T) {} // the box has a limit anyway

// timeout: the box cannot be asked.
func timeout(*testing.T, *Conn, int) time.Duration { return 0 }

// storm needs no signals: every other call that waits is
// interrupted.
func storm(t *testing.T, f, meanwhile func()) {
	t.Helper()
	sys.Box.SetFaults(box.Faults{EINTR: 0.5})
	defer sys.Box.SetFaults(box.Faults{})
	done := make(chan struct{})
	onMain <- func() {
		f()
		close(done)
	}
	for {
		select {
		case <-done:
			return
		default:
		}
		meanwhile()
		runtime.Gosched()
	}
}
