package tcp

import (
	"bytes"
	"errors"
	"io"

	"artofwaiting/code/future"
)

// ErrTooLong is a line that has no end where it must have one.
var ErrTooLong = errors.New("tcp: line too long")

var newline = []byte("\n")

// A ReadLine is the future of a line.
type ReadLine struct {
	conn *Conn
	most int
	line []byte // what there is of it; at the end, what is over
}

// ReadLine reads up to a newline, and returns what is before it.
// What comes after it is kept, for the next future that reads. A
// line of more than most bytes is ErrTooLong, and one that is cut
// off by the end is io.ErrUnexpectedEOF; io.EOF means that there
// was none. Whatever has been read of a line that fails is kept
// as well: a deadline may be moved.
func (c *Conn) ReadLine(most int) ReadLine {
	return ReadLine{conn: c, most: most}
}

// Poll reads until the line is whole, or it has to wait. What is
// over at the end, after a failure all of it, it gives back.
func (r *ReadLine) Poll(w future.Waker) (string, error) {
	if r.conn == nil {
		future.PolledAgain("ReadLine")
	}
	line, err := r.read(w)
	if err != future.Pending {
		r.Cancel()
	}
	return line, err
}

func (r *ReadLine) read(w future.Waker) (string, error) {
	var chunk [512]byte
	for {
		n, err := r.conn.read(chunk[:], w)
		if err == io.EOF && len(r.line) > 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", err
		}
		old := len(r.line)
		r.line = append(r.line, chunk[:n]...)
		head, rest, whole := bytes.Cut(r.line[old:], newline)
		end := old + len(head)
		switch {
		case end > r.most:
			return "", ErrTooLong
		case whole:
			line := string(r.line[:end])
			r.line = rest
			return line, nil
		}
	}
}

// Cancel gives back what there was of the line.
func (r *ReadLine) Cancel() {
	if c := r.conn; c != nil {
		c.unread(r.line)
		*r = ReadLine{}
	}
}

// Box moves r to the heap.
func (r ReadLine) Box() future.Boxed[string] {
	return future.Boxed[string]{Future: &r}
}
