package socket

import (
	"net/netip"
	"sync"
	"sync/atomic"

	"artofwaiting/code/sys"
)

// Backlog is how many connections the kernel completes for a
// Listener before anybody accepts them.
const Backlog = 1024

// A Listener accepts connections. Accept is for one thread at a
// time; Close is for any.
type Listener struct {
	fd      int
	addr    netip.AddrPort
	accepts sync.Mutex // held inside accept; guards fd
	closed  atomic.Bool
}

// Listen listens on addr. Port 0 asks the kernel for a free one,
// which Addr then tells.
func Listen(addr string) (*Listener, error) {
	at, err := netip.ParseAddrPort(addr)
	if err != nil {
		return nil, &Error{"listen", at, err}
	}
	fd, err := sys.Socket(sys.Family(at))
	if err != nil {
		return nil, &Error{"listen", at, err}
	}
	l := &Listener{fd: fd}
	if err := l.open(at); err != nil {
		sys.Close(fd)
		return nil, &Error{"listen", at, err}
	}
	return l, nil
}

// open binds before it listens. SO_REUSEADDR lets a server
// restart while connections of its last life still linger in the
// kernel.
func (l *Listener) open(at netip.AddrPort) error {
	reuse := sys.SO_REUSEADDR
	err := sys.Setsockopt(l.fd, sys.SOL_SOCKET, reuse, 1)
	if err != nil {
		return err
	}
	if err := sys.Bind(l.fd, at); err != nil {
		return err
	}
	if err := sys.Listen(l.fd, Backlog); err != nil {
		return err
	}
	l.addr, err = sys.Getsockname(l.fd)
	return err
}

// Addr is the address that l listens on.
func (l *Listener) Addr() netip.AddrPort { return l.addr }

// Accept waits for a connection. It returns ErrClosed when l is
// closed, before or meanwhile. A connection that was given up
// while it queued is no error of ours, and is passed over.
func (l *Listener) Accept() (*Conn, error) {
	fd, peer, err := l.accept()
	if err != nil {
		return nil, l.fail("accept", err)
	}
	return &Conn{fd: fd, peer: peer}, nil
}

// accept holds the lock, so that Close does not take the
// descriptor away under it.
func (l *Listener) accept() (int, netip.AddrPort, error) {
	l.accepts.Lock()
	defer l.accepts.Unlock()
	for !l.closed.Load() {
		fd, peer, err := sys.Accept(l.fd)
		switch {
		case err == sys.EINTR || err == sys.ECONNABORTED:
			continue
		case !l.closed.Load():
			return fd, peer, err
		case err == nil: // it was Close, waking us
			sys.Close(fd)
		}
	}
	return -1, netip.AddrPort{}, ErrClosed
}

// Close stops listening. No call of the kernel gets a thread out
// of accept on every system, but a connection does: so when a
// thread is in there, Close connects to its own Listener.
func (l *Listener) Close() error {
	if l.closed.Swap(true) {
		return l.fail("close", ErrClosed)
	}
	if !l.accepts.TryLock() {
		knock := l.knock()
		l.accepts.Lock()
		if knock >= 0 {
			sys.Close(knock)
		}
	}
	defer l.accepts.Unlock()
	if err := sys.Close(l.fd); err != nil {
		return l.fail("close", err)
	}
	return nil
}

// knock begins a connection to l and does not wait for it: if the
// queue is full there is no need, for then accept does not wait.
func (l *Listener) knock() (fd int) {
	fd, err := sys.Socket(sys.Family(l.addr))
	if err == nil {
		err = sys.SetNonblock(fd, true)
	}
	if err == nil {
		err = sys.Connect(fd, l.addr)
	}
	switch err {
	case nil, sys.EINPROGRESS, sys.EINTR:
	default:
		// No descriptor is left to knock with, or no port. Where
		// shutdown wakes an accept, as on Linux, there is a way.
		sys.Shutdown(l.fd, sys.SHUT_RDWR)
	}
	return fd
}

func (l *Listener) fail(op string, err error) error {
	return &Error{op, l.addr, err}
}
