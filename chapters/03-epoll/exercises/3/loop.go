// Package fair serves connections in turn, and nobody for long.
package fair

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
}

// Ready adds c to the end of the list: its edge has come, and
// will not come again before c has said WouldBlock. One that is
// in the list stays where it is.
func (l *Loop) Ready(c Conn) {
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
	return false
}
