package poller

import (
	"bytes"
	"io"
	"testing"

	"artofwaiting/code/socket"
)

// A side of TestEP26 does as the package says: it goes on after
// an event until there is no more, or less than was asked for.
type side struct {
	c    *socket.Conn
	data []byte // sent: what is left; received: what has come
	last bool   // ReadClosed has been said
	done bool
}

func (s *side) send(t *testing.T) {
	for len(s.data) > 0 {
		n, err := s.c.TryWrite(s.data)
		if err == socket.WouldBlock {
			return
		}
		must(t, err)
		s.data = s.data[n:]
	}
	if !s.done {
		s.done = true
		must(t, s.c.CloseWrite())
	}
}

func (s *side) receive(t *testing.T, p []byte) {
	for {
		n, err := s.c.TryRead(p)
		s.data = append(s.data, p[:n]...)
		switch {
		case err == io.EOF:
			s.done = true
			return
		case err == socket.WouldBlock:
			return
		case err != nil:
			t.Fatal(err)
		case n < len(p) && !s.last:
			return
		}
	}
}

// TestEP26: 16 MiB, by edges only.
func TestEP26Stream(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	sent := noise(16 << 20)
	from := &side{c: client, data: sent}
	to := &side{c: server}
	r.watch(client.Fd(), 1, Writable)
	r.watch(server.Fd(), 2, Readable)
	p := make([]byte, 50_000)
	for !to.done {
		events := r.wait(patience)
		if len(events) == 0 {
			t.Fatalf("stuck with %d bytes", len(to.data))
		}
		for _, e := range events {
			if e.Token() == 1 {
				from.send(t)
				continue
			}
			to.last = to.last || e.ReadClosed() || e.Error()
			to.receive(t, p)
		}
	}
	if !bytes.Equal(to.data, sent) {
		t.Errorf("%d bytes came, not those that were sent",
			len(to.data))
	}
}

// noise is n bytes in which nothing can get lost unnoticed.
func noise(n int) []byte {
	p := make([]byte, n)
	x := uint32(2463534242)
	for i := range p {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		p[i] = byte(x)
	}
	return p
}
