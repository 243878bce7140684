package tcp

import (
	"io"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

// TestLines: one that is longer than a chunk, ends at its border,
// or is empty; and several in one chunk.
func TestLines(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	var lines []string
	for _, n := range []int{0, 1, 510, 511, 512, 513, 1023, 1024,
		1025, 0, 0, 3000, 5} {
		lines = append(lines, strings.Repeat("x", n))
	}
	r.write(client, strings.Join(lines, "\n")+"\n")
	for _, want := range lines {
		r.reads(server, 3000, want, nil)
	}
	if server.rest != nil {
		t.Errorf("%d bytes are left", len(server.rest))
	}
	r.write(client, "head\nand a body")
	r.reads(server, 4, "head", nil)
	p := make([]byte, 4)
	for _, want := range []string{"and ", "a bo", "dy"} {
		f := server.Read(p)
		n, err := f.Poll(future.Waker{})
		if string(p[:n]) != want || err != nil {
			t.Errorf("read %q, %v; want %q", p[:n], err, want)
		}
	}
}

// TestLineBytes brings a line byte by byte.
func TestLineBytes(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	f := server.ReadLine(9)
	var c future.Counter
	for _, b := range "byte by b" {
		_, err := f.Poll(c.Waker())
		r.pend(err)
		before := c.Woken()
		r.write(client, string(b))
		r.until(func() bool { return c.Woken() > before })
	}
	r.write(client, "\n")
	r.until(func() bool {
		line, err := f.Poll(c.Waker())
		if err == future.Pending {
			return false
		}
		if line != "byte by b" || err != nil {
			t.Errorf("line %q, %v", line, err)
		}
		return true
	})
	panics(t, "ReadLine", func() { f.Poll(c.Waker()) })
}

// TestLineTooLong: with and without an end. What there was of it
// is not lost: who has more patience can still read it.
func TestLineTooLong(t *testing.T) {
	for _, n := range []int{6, 511, 512, 513, 3000} {
		r := setup(t)
		client, server := r.connect()
		long := strings.Repeat("x", n)
		r.write(client, "12345\n"+long)
		r.reads(server, 5, "12345", nil)
		r.reads(server, 5, "", ErrTooLong)
		r.reads(server, n-1, "", ErrTooLong)
		r.write(client, "\nnext\n")
		r.reads(server, n-1, "", ErrTooLong)
		r.reads(server, n, long, nil)
		r.reads(server, 4, "next", nil)
	}
}

// TestLineEnd: the end comes before a line, and in the middle.
func TestLineEnd(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	r.write(client, "one\ntw")
	must(t, client.CloseWrite())
	r.reads(server, 10, "one", nil)
	r.reads(server, 10, "", io.ErrUnexpectedEOF)
	r.reads(server, 10, "", io.ErrUnexpectedEOF)
	if s, err := r.read(server); s != "tw" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
	r.reads(server, 10, "", io.EOF)
}

// TestLineCancel: what had been read comes to the next who reads,
// in its place.
func TestLineCancel(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	f := server.ReadLine(2000)
	f.Cancel()
	panics(t, "ReadLine", func() { f.Poll(future.Waker{}) })
	long := strings.Repeat("y", 700)
	r.write(client, "first\n"+long)
	r.arrived(server)
	r.reads(server, 10, "first", nil)
	for range 3 {
		f := server.ReadLine(2000)
		_, err := f.Poll(future.Waker{})
		r.pend(err)
		f.Cancel()
		f.Cancel()
	}
	r.write(client, " z\n")
	r.reads(server, 2000, long+" z", nil)
}
