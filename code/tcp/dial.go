package tcp

import (
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
)

// A Dialing is the future of a connection to somebody.
type Dialing struct {
	reactor *reactor.Reactor // nil at the end
	addr    string
	conn    *Conn // once it has begun
}

// Dial connects to addr, such as "127.0.0.1:8080". The kernel
// does it by itself, once the first poll has asked it to.
func Dial(r *reactor.Reactor, addr string) Dialing {
	return Dialing{reactor: r, addr: addr}
}

// Poll begins, or asks how it went. The socket is registered
// after connect has been called: before, the kernel would report
// that both its directions have ended, which is true.
func (d *Dialing) Poll(w future.Waker) (*Conn, error) {
	if d.reactor == nil {
		future.PolledAgain("Dial")
	}
	if d.conn == nil {
		s, err := socket.Connect(d.addr)
		if err == nil {
			d.conn, err = open(d.reactor, s)
		}
		if err != nil {
			*d = Dialing{}
			return nil, err
		}
	}
	c := d.conn
	err := c.connected(w)
	switch err {
	case future.Pending:
		return nil, err
	case nil:
		*d = Dialing{}
		return c, nil
	}
	d.Cancel()
	return nil, err
}

func (c *Conn) connected(w future.Waker) error {
	for {
		seen, err := c.source.Ready(reactor.Writing, w)
		if err != nil {
			return err
		}
		err = c.socket.Connected()
		if err != socket.WouldBlock {
			return err
		}
		c.source.Blocked(reactor.Writing, seen)
	}
}

// Cancel gives up, and closes the connection that was to be.
func (d *Dialing) Cancel() {
	if d.conn != nil {
		d.conn.Close()
	}
	*d = Dialing{}
}

// Box moves d to the heap.
func (d Dialing) Box() future.Boxed[*Conn] {
	return future.Boxed[*Conn]{Future: &d}
}
