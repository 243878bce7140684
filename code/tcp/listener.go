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
	listener *Listener
}

// Accept takes the oldest connection that is there. One future at
// a time may wait for it.
func (l *Listener) Accept() Accept { return Accept{l} }

// Poll accepts, or waits.
func (a *Accept) Poll(w future.Waker) (*Conn, error) {
	l := a.listener
	if l == nil {
		future.PolledAgain("Accept")
	}
	c, err := l.accept(w)
	if err != future.Pending {
		a.listener = nil
	}
	return c, err
}

func (l *Listener) accept(w future.Waker) (*Conn, error) {
	for {
		seen, err := l.source.Ready(reactor.Reading, w)
		if err != nil {
			return nil, err
		}
		s, err := l.socket.TryAccept()
		switch err {
		case nil:
			return open(l.reactor, s)
		case socket.WouldBlock:
			l.source.Blocked(reactor.Reading, seen)
		default:
			return nil, err
		}
	}
}

// Box moves a to the heap.
func (a Accept) Box() future.Boxed[*Conn] {
	return future.Boxed[*Conn]{Future: &a}
}
