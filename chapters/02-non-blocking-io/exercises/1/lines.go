// Package readline reads lines from a socket that never waits.
package readline

import "errors"

// A Conn is what a line reader needs of a socket.Conn.
type Conn interface {
	// TryRead reads what is there now, and otherwise returns
	// socket.WouldBlock or, at the end, io.EOF.
	TryRead(p []byte) (int, error)
}

// Lines reads lines. The zero Lines has read nothing yet.
type Lines struct {
}

// Next returns the next line without its "\n". When the whole
// line is not there yet, Next returns socket.WouldBlock and keeps
// what has come of it: the caller asks again later, and loses
// nothing. It asks c only when no whole line is left from before.
//
// At the end of c it returns io.EOF, or io.ErrUnexpectedEOF when
// the end comes in the middle of a line. Any other error of c is
// returned as it is.
func (l *Lines) Next(c Conn) (string, error) {
	return "", errors.New("readline: not written yet")
}
