package echo

import (
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// A ByHand is Echo, written as a struct with a Poll.
type ByHand struct {
	conn    *tcp.Conn
	scratch []byte
	saying  Saying
	busy    bool
}

// NewByHand serves c.
func NewByHand(c *tcp.Conn, scratch []byte) ByHand {
	return ByHand{conn: c, scratch: scratch}
}

// Poll goes on until it has to wait.
func (e *ByHand) Poll(w future.Waker) (none, error) {
	for {
		if !e.busy {
			read := e.conn.Read(e.scratch)
			n, err := read.Poll(w)
			if err != nil {
				return e.unless(err)
			}
			e.saying, e.busy = Say(e.conn, e.scratch[:n]), true
		}
		if _, err := e.saying.Poll(w); err != nil {
			return e.unless(err)
		}
		e.busy = false
	}
}

// unless ends it, if it need not wait.
func (e *ByHand) unless(err error) (none, error) {
	if err != future.Pending {
		e.conn.Close()
		err = nil
	}
	return none{}, err
}

// Cancel closes the connection.
func (e *ByHand) Cancel() { e.conn.Close() }

// Box moves e to the heap.
func (e ByHand) Box() future.Boxed[none] {
	return future.Boxed[none]{Future: &e}
}
