package tcp

import (
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
)

// A Read is the future of some bytes of a Conn.
type Read struct {
	conn *Conn
	p    []byte
}

// Read reads what is there into p: at least one byte, at most
// len(p). It is io.EOF when the other end has finished.
func (c *Conn) Read(p []byte) Read { return Read{c, p} }

// Poll reads, or waits. A read that blocks in spite of what the
// reactor said has been overtaken: the state is mended, and then
// looked at again.
func (r *Read) Poll(w future.Waker) (int, error) {
	c := r.conn
	if c == nil {
		future.PolledAgain("Read")
	}
	n, err := c.read(r.p, w)
	if err != future.Pending {
		*r = Read{}
	}
	return n, err
}

// read is the poll of all that read. What has been read already
// need not wait for more, but Close and the deadline hold for it
// too.
func (c *Conn) read(p []byte, w future.Waker) (int, error) {
	for {
		seen, err := c.source.Ready(reactor.Reading, w)
		open := err == nil || err == future.Pending
		if open && len(c.rest) > 0 {
			return c.leftover(p), nil
		}
		if err != nil {
			return 0, err
		}
		p = p[:min(len(p), atOnce)]
		n, err := c.socket.TryRead(p)
		if err != socket.WouldBlock {
			if err == nil && n < len(p) {
				c.source.Drained(seen)
			}
			return n, err
		}
		c.source.Blocked(reactor.Reading, seen)
	}
}

// leftover gives what is there already.
func (c *Conn) leftover(p []byte) int {
	n := copy(p, c.rest)
	if c.rest = c.rest[n:]; len(c.rest) == 0 {
		c.rest = nil
	}
	return n
}

// unread gives p back, in front of what is there already. From
// now on p is c's.
func (c *Conn) unread(p []byte) {
	if len(p) > 0 {
		c.rest = append(p, c.rest...)
	}
}

// Box moves r to the heap.
func (r Read) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &r}
}
