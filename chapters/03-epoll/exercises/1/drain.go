// Package drain reads what an edge announces, and all of it.
package drain

import "errors"

// An Event is what a poller.Event says of reading.
type Event interface {
	Readable() bool   // there is something to read
	ReadClosed() bool // what there is to read is the last
	Error() bool      // the next read will say what went wrong
}

// A Conn is what draining needs of a socket.Conn.
type Conn interface {
	// TryRead reads what is there now, and otherwise returns
	// socket.WouldBlock or, at the end, io.EOF.
	TryRead(p []byte) (int, error)
}

// A Stream collects what a connection says.
type Stream struct {
	Conn Conn
	Buf  []byte // to read into; it is not empty
	Got  []byte // what has come so far
}

// Ready is called for each event of the connection. It reads all
// that this event announces, and returns
//
//   - nil, when another event will tell if there is more;
//   - io.EOF, when the stream has ended;
//   - what else Conn says.
//
// It asks Conn no more often than it must. When an event is none
// of the three, there is no reason to ask. After WouldBlock there
// is none either, nor after a read that has not filled Buf, for
// what comes later is a new edge. But when the event is
// ReadClosed or Error, nothing comes later: the end has been
// announced, and only the end ends the reading.
//
// Once it has returned an error, it asks Conn nothing any more,
// and returns the same error again.
func (s *Stream) Ready(e Event) error {
	return errors.New("drain: not written yet")
}
