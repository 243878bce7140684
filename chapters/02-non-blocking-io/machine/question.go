package machine

import (
	"bytes"
	"io"
	"strings"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/socket"
)

// A question is a line to a service and the line that comes back,
// with everything that has to be remembered in between.
type question struct {
	conn      *socket.Conn
	connected bool
	out, in   []byte
}

func ask(addr, line string) (*question, error) {
	conn, err := socket.Connect(addr)
	if err != nil {
		return nil, err
	}
	return &question{conn: conn, out: []byte(line + "\n")}, nil
}

// poll goes on as far as it can without waiting. It returns the
// answer, or WouldBlock, or what went wrong.
func (q *question) poll() (string, error) {
	// connect: until there is somebody at the other end.
	if !q.connected {
		if err := q.conn.Connected(); err != nil {
			return "", err
		}
		q.connected = true
	}
	// send: and remember how far it came.
	for len(q.out) > 0 {
		n, err := q.conn.TryWrite(q.out)
		if err != nil {
			return "", err
		}
		q.out = q.out[n:]
	}
	return q.hear()
}

// hear reads until the line is whole.
func (q *question) hear() (string, error) {
	chunk := make([]byte, greeter.MaxLine)
	for {
		line, _, whole := bytes.Cut(q.in, []byte("\n"))
		if whole {
			return strings.TrimSpace(string(line)), nil
		}
		if len(q.in) > greeter.MaxLine {
			return "", io.ErrShortBuffer
		}
		n, err := q.conn.TryRead(chunk)
		if err != nil {
			return "", err
		}
		q.in = append(q.in, chunk[:n]...)
	}
}
