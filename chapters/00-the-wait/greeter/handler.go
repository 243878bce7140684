package greeter

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"
	"time"
)

// A Handler answers clients, and waits wherever it has to.
type Handler struct {
	Service
	Network Network
}

// Greet is the work that a request means: I/O, compute, more I/O,
// compute, return.
func (h *Handler) Greet(name string) (string, error) {
	code, err := h.ask(h.Tongue, name)
	if err != nil {
		return "", err
	}
	saying, err := h.ask(h.Fortune, code)
	if err != nil {
		return "", err
	}
	return Greeting(code, name, saying), nil
}

// ask sends a line to a service and reads a line back.
func (h *Handler) ask(addr, question string) (string, error) {
	deadline := time.Now().Add(h.UpstreamPatience)
	conn, err := h.Network.Dial(addr, deadline)
	if err != nil {
		return "", Gateway(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, question+"\n"); err != nil {
		return "", Gateway(err)
	}
	in := bufio.NewReader(io.LimitReader(conn, MaxLine))
	answer, err := in.ReadString('\n')
	if err != nil {
		return "", Gateway(err)
	}
	return strings.TrimSpace(answer), nil
}

// Serve answers the requests of one client until it has no more,
// or until something goes wrong. It closes conn.
func (h *Handler) Serve(conn Conn) {
	defer conn.Close()
	var buf []byte
	for {
		r, rest, err := h.next(conn, buf)
		if err == io.EOF {
			return
		}
		body := ""
		if err == nil {
			body, err = h.Greet(r.Name)
		}
		buf = rest
		conn.SetDeadline(time.Now().Add(h.ClientPatience))
		if status, bad := err.(Status); bad {
			conn.Write(Refusal(status))
			farewell(conn)
			return
		}
		_, err = conn.Write(Response(OK, body, r.Close))
		if err != nil || r.Close {
			return
		}
	}
}

// next reads until buf begins with a whole request, and returns
// it and what follows it. io.EOF means that the client is gone or
// has nothing more to ask; any other error is a Status.
func (h *Handler) next(conn Conn, buf []byte) (
	r Request, rest []byte, err error) {
	conn.SetDeadline(time.Now().Add(h.ClientPatience))
	chunk := make([]byte, 1024)
	for {
		r, n, err := Parse(buf)
		if err != nil || n > 0 {
			return r, buf[n:], err
		}
		n, err = conn.Read(chunk)
		buf = append(buf, chunk[:n]...)
		timeout := errors.Is(err, os.ErrDeadlineExceeded)
		switch {
		case timeout && len(buf) > 0:
			return r, nil, RequestTimeout
		case err != nil:
			return r, nil, io.EOF
		}
	}
}

// farewell lets a client read what it was told. To close while it
// still sends would make the kernel answer with a reset, and a
// reset throws away what the client has not read yet.
func farewell(conn Conn) {
	if conn.CloseWrite() == nil {
		io.CopyN(io.Discard, conn, 1<<20)
	}
}
