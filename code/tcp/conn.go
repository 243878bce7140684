// Package tcp is connections as futures: what package socket does
// or would block, made to wait by a reactor.
//
// Contract. A method that may have to wait, such as Read, returns
// a small struct by value, which is the future; nothing has been
// done before its first poll. Each poll makes one attempt, and a
// second one only if something came meanwhile. At most one future
// that reads and one that writes may be under way on a Conn. To
// cancel either undoes nothing, and loses nothing that has
// arrived. Buffers are the caller's: a Conn that waits holds
// none.
//
// States. Dial's future has no connection, then one that is being
// made, then gives it away. A Conn is open until Close, which
// wakes who waits for it with poller.ErrClosed.
package tcp

import (
	"net/netip"
	"time"

	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
)

// A Conn is one end of a TCP connection, and belongs to one
// thread at a time, as do the futures that it makes.
type Conn struct {
	socket *socket.Conn
	source reactor.Source
	rest   []byte // read, but after the end of a line
}

// atOnce is how many bytes one call moves at most. While the
// kernel copies them, Go cannot stop this thread; see sys.Recv.
const atOnce = 64 << 10

// open gives a socket that does not block to a reactor. It closes
// the socket if that fails.
func open(r *reactor.Reactor, s *socket.Conn) (*Conn, error) {
	c := &Conn{socket: s}
	if err := c.source.Open(r, s.Fd()); err != nil {
		s.Close()
		return nil, err
	}
	return c, nil
}

// SetDeadline makes Read, Write and all that is made of them fail
// with os.ErrDeadlineExceeded from t on, until it is moved. The
// zero time is none.
func (c *Conn) SetDeadline(t time.Time) {
	c.source.SetDeadline(t)
}

// CloseWrite says that nothing more will be written. Reading goes
// on.
func (c *Conn) CloseWrite() error { return c.socket.CloseWrite() }

// RemoteAddr is the address of the other end.
func (c *Conn) RemoteAddr() netip.AddrPort {
	return c.socket.RemoteAddr()
}

// Close ends the connection. The reactor is told first: once the
// number of the descriptor is free, it may be another's.
func (c *Conn) Close() error {
	c.source.Close()
	return c.socket.Close()
}

// Cancel is Close, so that a connection which nobody takes, as
// the value of a future that is cancelled, does not stay open.
func (c *Conn) Cancel() { c.Close() }
