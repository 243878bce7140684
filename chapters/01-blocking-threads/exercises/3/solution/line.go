// Package patience reads a line from a client that may be slow,
// but not for ever.
package patience

import (
	"io"
	"time"
)

// A Conn is what ReadLine needs of a socket.Conn.
type Conn interface {
	// Read waits for bytes until the deadline, and then returns
	// os.ErrDeadlineExceeded.
	Read(p []byte) (int, error)
	SetDeadline(t time.Time) error
}

// ReadLine reads a line and returns it without its "\n". The
// whole line must have come when limit has passed since the call,
// however busily the client sends; otherwise ReadLine returns the
// error of c. now tells the time.
//
// ReadLine reads nothing beyond the line. When the client ends in
// the middle of one, that is io.ErrUnexpectedEOF, and io.EOF
// before the first byte of it.
func ReadLine(c Conn, limit time.Duration, now func() time.Time) (
	string, error) {
	// Once: to set it before each read would give every byte the
	// whole limit.
	if err := c.SetDeadline(now().Add(limit)); err != nil {
		return "", err
	}
	var line []byte
	var next [1]byte // no more, for the rest is not ours
	for {
		_, err := c.Read(next[:])
		switch {
		case err == io.EOF && len(line) > 0:
			return "", io.ErrUnexpectedEOF
		case err != nil:
			return "", err
		case next[0] == '\n':
			return string(line), nil
		}
		line = append(line, next[0])
	}
}
