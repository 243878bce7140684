//go:build sim || !unix || solaris || aix

package sys

import (
	"net/netip"
	"sync/atomic"
	"time"
)

// A Call is a system call that is over.
type Call struct {
	Name string
	FD   int            // whom it was about
	To   netip.AddrPort // of connect
	N    int            // what it returned
	Err  error

	// Began is zero when nobody was watching yet.
	Began, Ended time.Time
}

var none netip.AddrPort

// watcher is who is told of every call.
var watcher atomic.Pointer[func(Call)]

// Watch has f called at the end of every call that makes, uses or
// waits for a connection, on the thread that made it, and ends
// what an earlier Watch began; nil watches no more. Only a kernel
// in a box can be watched.
func Watch(f func(Call)) {
	if f == nil {
		watcher.Store(nil)
		return
	}
	watcher.Store(&f)
}

// watched notes when a call begins. What it returns is for its
// end.
func watched(name string, fd int, to netip.AddrPort) (
	end func(n *int, err *error)) {
	c := Call{Name: name, FD: fd, To: to}
	if watcher.Load() != nil {
		c.Began = time.Now()
	}
	return func(n *int, err *error) {
		f := watcher.Load()
		if f == nil {
			return
		}
		if c.Err = *err; n != nil {
			c.N = *n
		}
		c.Ended = time.Now()
		(*f)(c)
	}
}
