// Package fair serves connections in turn, and nobody for long.
package fair

import "artofwaiting/code/socket"

// A Conn is what the loop needs of a socket.Conn.
type Conn interface {
	// TryRead reads what is there now, and otherwise returns
	// socket.WouldBlock or, at the end, io.EOF.
	TryRead(p []byte) (int, error)
}

// A Loop is the list of connections that may have something to
// say. It has no descriptors and does not wait: a poller tells it
// who is ready.
type Loop struct {
	Budget int // bytes of a connection in a turn, at least 1
	list   []Conn
	listed map[Conn]bool
	buf    []byte
}

// Ready adds c to the end of the list: its edge has come, and
// will not come again before c has said WouldBlock. One that is
// in the list stays where it is.
func (l *Loop) Ready(c Conn) {
	if l.listed == nil {
		l.listed = make(map[Conn]bool)
	}
	if !l.listed[c] {
		l.listed[c] = true
		l.list = append(l.list, c)
	}
}

// Turn serves every connection once that was in the list when the
// turn began, in that order. It reads from each until Budget
// bytes have come or TryRead returns an error. No read asks for
// more than is left of the budget. What a read has brought is
// handed over, and so is an error, but WouldBlock; p is only good
// until handle returns.
//
// A connection whose budget is spent may have more to say, and
// goes to the end of the list. The others leave it. While one is
// served it is not in the list, so that handle may call Ready for
// it, as for any other.
//
// Turn says whether anybody is in the list now. If so, the loop
// must not wait for events, though it should look for them.
func (l *Loop) Turn(
	handle func(c Conn, p []byte, err error)) (more bool) {
	for range len(l.list) {
		c := l.list[0]
		l.list = l.list[1:]
		delete(l.listed, c)
		if l.serve(c, handle) {
			l.Ready(c)
		}
	}
	return len(l.list) > 0
}

// serve says whether c has spent its budget.
func (l *Loop) serve(
	c Conn, handle func(Conn, []byte, error)) bool {
	if len(l.buf) != l.Budget {
		l.buf = make([]byte, l.Budget)
	}
	buf := l.buf
	for len(buf) > 0 {
		n, err := c.TryRead(buf)
		if err == socket.WouldBlock {
			return false
		}
		handle(c, buf[:n], err)
		if err != nil {
			return false
		}
		buf = buf[n:]
	}
	return true
}
