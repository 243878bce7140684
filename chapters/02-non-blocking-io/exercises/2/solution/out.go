// Package writequeue holds back what a socket has no room for
// yet.
package writequeue

import "errors"

// A Conn is what a write queue needs of a socket.Conn.
type Conn interface {
	// TryWrite takes as much of p as there is room for now. No
	// room at all is socket.WouldBlock.
	TryWrite(p []byte) (int, error)
}

// ErrFull says that the peer reads too slowly to be written more.
var ErrFull = errors.New("writequeue: full")

// Out is what is to be written to one socket, in order.
type Out struct {
	Limit int    // the most bytes that may wait here
	queue []byte // not taken by the kernel yet
}

// Write puts p at the end of the queue. The caller may use p for
// something else afterwards. When the queue would become longer
// than Limit, Write takes nothing of p and returns ErrFull.
func (o *Out) Write(p []byte) error {
	if len(o.queue)+len(p) > o.Limit {
		return ErrFull
	}
	o.queue = append(o.queue, p...)
	return nil
}

// Flush gives c as much as it takes. It returns nil when nothing
// is left, socket.WouldBlock when c has no room for the rest, and
// any other error of c as it is. It asks c nothing when there is
// nothing to write.
func (o *Out) Flush(c Conn) error {
	for len(o.queue) > 0 {
		n, err := c.TryWrite(o.queue)
		o.queue = o.queue[n:]
		if err != nil {
			return err
		}
	}
	return nil
}
