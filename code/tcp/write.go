package tcp

import (
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
)

// A Write is the future of bytes having been taken by the kernel.
type Write struct {
	conn *Conn
	p    []byte // what is left
	n    int    // written so far
	all  bool
}

// Write writes as much of p as there is room for, up to 64 KiB,
// and at least one byte, if p has one.
func (c *Conn) Write(p []byte) Write {
	return Write{conn: c, p: p}
}

// WriteAll writes all of p, however often it must wait for room.
// If it fails, its value is how far it came.
func (c *Conn) WriteAll(p []byte) Write {
	return Write{conn: c, p: p, all: true}
}

// Poll writes, or waits.
func (f *Write) Poll(w future.Waker) (int, error) {
	if f.conn == nil {
		future.PolledAgain("Write")
	}
	for {
		n, err := f.conn.write(f.p, w)
		if err == future.Pending {
			return 0, err
		}
		f.n, f.p = f.n+n, f.p[n:]
		if err != nil || !f.all || len(f.p) == 0 {
			n = f.n
			*f = Write{}
			return n, err
		}
	}
}

// write is one write, or none.
func (c *Conn) write(p []byte, w future.Waker) (int, error) {
	for {
		seen, err := c.source.Ready(reactor.Writing, w)
		if err != nil {
			return 0, err
		}
		n, err := c.socket.TryWrite(p[:min(len(p), atOnce)])
		if err != socket.WouldBlock {
			return n, err
		}
		c.source.Blocked(reactor.Writing, seen)
	}
}

// Box moves f to the heap.
func (f Write) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &f}
}
