// Package socket is TCP on bare system calls: listen, accept,
// connect, read, write, shutdown, close.
//
// Contract. A Conn or a Listener is a descriptor and an address.
// In blocking use (Dial, Accept, Read, Write) the calling thread
// stays in the kernel until there is something to say. In
// non-blocking use (the verbs of file nonblock.go) no call ever
// waits, and WouldBlock says "not yet". A Conn belongs to one
// thread at a time; only Shutdown may be called from another.
package socket

import (
	"errors"
	"fmt"
	"net/netip"

	"artofwaiting/code/sys"
)

// ErrClosed is what a closed Conn or Listener answers.
var ErrClosed = errors.New("use of a closed socket")

// An Error says which operation failed, with whom, and why. Err
// is a sys.Errno, ErrClosed or os.ErrDeadlineExceeded.
type Error struct {
	Op   string         // "dial", "read", ...
	Addr netip.AddrPort // the other end; our own for a Listener
	Err  error
}

func (e *Error) Error() string {
	return fmt.Sprintf("socket: %s %s: %v", e.Op, e.Addr, e.Err)
}

// Unwrap lets errors.Is look for the kernel's word.
func (e *Error) Unwrap() error { return e.Err }

// retry makes a system call again for as long as a signal
// interrupts it. Go's own runtime sends such signals, to preempt
// goroutines.
func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != sys.EINTR {
			return n, err
		}
	}
}
