//go:build linux || sim || wasip1 || windows

package poller

import (
	"net/netip"
	"testing"
	"time"

	"artofwaiting/code/sys"
)

// EP-32: a descriptor that was closed while a duplicate is
// open goes on to be watched, under its number. When another
// descriptor gets the number, it does not get these events.
func TestEP32Duplicate(t *testing.T) {
	r := setup(t)
	a, far, err := sys.Socketpair()
	must(t, err)
	defer sys.Close(far)
	r.watch(a, 1, Readable|Level)
	dup, err := sys.Dup(a)
	must(t, err)
	defer sys.Close(dup)
	must(t, sys.Close(a))
	say(t, far)
	r.until(1, "readable")
	reuse(t, a)
	r.watch(a, 2, Readable)
	r.quiet("a ghost")
	const timeout = 20 * time.Millisecond
	began := time.Now()
	for _, e := range r.wait(timeout) {
		t.Errorf("a ghost: %d is %v", e.Token(), e)
	}
	if d := time.Since(began); d < timeout {
		t.Errorf("a ghost ended the wait after %v", d)
	}
	must(t, r.Deregister(a))
}

// reuse opens a socket whose number is fd, which is free: the
// kernel gives out the lowest first.
func reuse(t *testing.T, fd int) {
	t.Helper()
	other, err := sys.Socket(sys.AF_INET)
	must(t, err)
	if other != fd {
		reuse(t, fd)
		must(t, sys.Close(other))
		return
	}
	at := netip.MustParseAddrPort("127.0.0.1:0")
	must(t, sys.Bind(fd, at))
	must(t, sys.Listen(fd, 1))
	t.Cleanup(func() { sys.Close(fd) })
}

// TestDeregisterAfterClose is too late for the kernel, but not
// for us: we say nothing more of the ghost.
func TestDeregisterAfterClose(t *testing.T) {
	r := setup(t)
	a, far, err := sys.Socketpair()
	must(t, err)
	defer sys.Close(far)
	dup, err := sys.Dup(a)
	must(t, err)
	defer sys.Close(dup)
	r.watch(a, 1, Readable)
	must(t, sys.Close(a))
	is(t, "deregister", r.Deregister(a), sys.EBADF)
	say(t, far)
	r.quiet("a ghost")
	reuse(t, a)
	is(t, "deregister", r.Deregister(a), sys.ENOENT)
	r.watch(a, 2, Readable)
	must(t, sys.Close(a))
	reuse(t, a)
	is(t, "reregister", r.Reregister(a, 3, Readable), sys.ENOENT)
	is(t, "deregister", r.Deregister(a), sys.ENOENT)
	r.watch(a, 4, Readable)
}
