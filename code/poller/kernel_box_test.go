//go:build sim || !unix || solaris || aix

package poller

import (
	"testing"
	"time"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

// trouble has the kernel misbehave until it is told otherwise, or
// the test ends.
func trouble(t *testing.T, f box.Faults) {
	t.Cleanup(func() { sys.Box.SetFaults(box.Faults{}) })
	sys.Box.SetFaults(f)
}

// TestEP17: nine of ten waits are interrupted. That neither fails
// a Wait, nor ends it early or makes it endless, nor keeps a wake
// from being heard.
func TestEP17Interrupted(t *testing.T) {
	r := setup(t)
	trouble(t, box.Faults{EINTR: 0.9})
	for range 10 {
		const timeout = 10 * time.Millisecond
		began := time.Now()
		for _, e := range r.wait(timeout) {
			t.Errorf("an event: %v", e)
		}
		if d := time.Since(began); d < timeout {
			t.Errorf("Wait gave up after %v", d)
		}
		woken := make(chan error)
		go func() { woken <- r.waker.Wake() }()
		if n := len(r.wait(-1)); n != 1 {
			t.Errorf("the wake was %d events", n)
		}
		must(t, <-woken)
	}
}

// TestEP31: no edge tells that there are descriptors again. Only
// another connection does.
func TestEP31NoDescriptor(t *testing.T) {
	r := setup(t)
	l := listen(t)
	r.watch(l.Fd(), 1, Readable)
	dial := func() {
		c, err := socket.Dial(l.Addr().String())
		must(t, err)
		closing(t, c)
	}
	dial()
	r.until(1, "readable")
	trouble(t, box.Faults{EMFILE: 1})
	_, err := l.TryAccept()
	is(t, "accept", err, sys.EMFILE)
	_, err = New()
	is(t, "new", err, sys.EMFILE)
	_, err = NewWaker(r.Registry, 2)
	is(t, "new waker", err, sys.EMFILE)
	r.quiet("no descriptor is free")
	sys.Box.SetFaults(box.Faults{})
	r.quiet("descriptors are free")
	dial()
	r.until(1, "readable")
	for range 2 {
		c, err := l.TryAccept()
		must(t, err)
		closing(t, c)
	}
}
