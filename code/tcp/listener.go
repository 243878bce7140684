package tcp

import (
	"net/netip"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
)

// A Listener is where connections come in.
type Listener struct {
	reactor *reactor.Reactor
	socket  *socket.Listener
	source  reactor.Source
	waiting waiters // for a connection
}

// Listen listens on addr; port 0 asks for a free one, which Addr
// tells.
func Listen(r *reactor.Reactor, addr string) (*Listener, error) {
	s, err := socket.Listen(addr)
	if err != nil {
		return nil, err
	}
	l := &Listener{reactor: r, socket: s}
	if err = s.SetNonblock(true); err == nil {
		err = l.source.Open(r, s.Fd())
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return l, nil
}

// Addr is the address that l listens on.
func (l *Listener) Addr() netip.AddrPort {
	return l.socket.Addr()
}

// Close stops listening. Who waits for a connection is woken, and
// gets poller.ErrClosed.
func (l *Listener) Close() error {
	l.source.Close()
	return l.socket.Close()
}

// An Accept is the future of one connection.
type Accept struct {
	listener *Listener // nil at the end
	place    future.Place
}

// Accept takes the oldest connection that is there. Any number of
// futures may wait for one.
func (l *Listener) Accept() Accept { return Accept{listener: l} }

// Poll accepts, or waits.
func (a *Accept) Poll(w future.Waker) (*Conn, error) {
	l := a.listener
	if l == nil {
		future.PolledAgain("Accept")
	}
	c, err := l.accept(&a.place, w)
	if err != future.Pending {
		a.listener = nil
	}
	return c, err
}

// accept is the poll of all that accept, with a place in the
// line. The Source does not see w, so to be fair is up to us.
func (l *Listener) accept(p *future.Place, w future.Waker) (
	c *Conn, err error) {
	l.waiting.enter(p, w)
	for err == nil && c == nil {
		var seen reactor.Seen
		seen, err = l.source.Ready(reactor.Reading,
			future.NewWaker(&l.waiting))
		if err == nil && !w.Spend() {
			err = future.Pending
		}
		if err == nil {
			c, err = l.try(seen)
		}
	}
	if err != future.Pending {
		l.waiting.leave(p)
	}
	return c, err
}

// try is one accept. If there was nobody, it has nothing.
func (l *Listener) try(seen reactor.Seen) (*Conn, error) {
	s, err := l.socket.TryAccept()
	switch err {
	case nil:
		return open(l.reactor, s)
	case socket.WouldBlock:
		l.source.Blocked(reactor.Reading, seen)
		return nil, nil
	}
	return nil, err
}

// Cancel waits no longer.
func (a *Accept) Cancel() {
	if l := a.listener; l != nil {
		l.waiting.leave(&a.place)
		a.listener = nil
	}
}

// Box moves a to the heap.
func (a Accept) Box() future.Boxed[*Conn] {
	return future.Boxed[*Conn]{Future: &a}
}
