package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// A hostile client sends some bytes, and does then what it does.
type hostile struct {
	bytes string
	then  func(conn greeter.Conn, end time.Time) error
}

var hostiles = []hostile{
	{"\x16\x03\x01 hello\r\n", told(greeter.BadRequest)},
	{"GET /ada HTTP/1.1\r\n" + strings.Repeat("X: y\r\n", 5000),
		told(greeter.HeaderTooLarge)},
	{"GET /ad", reset},
	{"GET /ada HTTP/1.1\r\n\r\n", reset},
	{"GET /ada HTTP/1.1\r\n\r\n", hangUp},
	{"", reset},
}

// silent is one that takes long.
var silent = []hostile{
	{"GET /ad", told(greeter.RequestTimeout)},
}

// harass lets one hostile client after the other in.
func harass(
	addr string, t *tally, hs []hostile, end time.Time) {
	for i := 0; time.Now().Before(end); i++ {
		h := hs[i%len(hs)]
		if err := h.visit(addr, end); err != nil {
			err = fmt.Errorf("%.20q: %w", h.bytes, err)
			t.fail(&t.wrong, err)
		}
		t.bad.Add(1)
	}
}

// visit is one of them. The greeter may have hung up before it
// has all that it is sent; whether that is so, then finds out.
func (h *hostile) visit(addr string, end time.Time) error {
	conn, err := dial(addr)
	if err != nil {
		return err
	}
	io.WriteString(conn, h.bytes)
	return errors.Join(h.then(conn, end), conn.Close())
}

// told expects an answer, unless the end comes before.
func told(want greeter.Status) (
	then func(greeter.Conn, time.Time) error) {
	return func(conn greeter.Conn, end time.Time) error {
		if err := conn.SetDeadline(end); err != nil {
			return err
		}
		line, err := bufio.NewReader(conn).ReadString('\n')
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return nil
		}
		if !strings.HasSuffix(line, want.Error()+"\r\n") {
			return fmt.Errorf("told %q, %w", line, err)
		}
		return nil
	}
}

// reset ends the connection as a crash does.
func reset(conn greeter.Conn, _ time.Time) error {
	type lingers interface{ SetLinger(seconds int) error }
	if c, ok := conn.(lingers); ok {
		return c.SetLinger(0)
	}
	return nil
}

// hangUp does not wait for the answer.
func hangUp(greeter.Conn, time.Time) error { return nil }
