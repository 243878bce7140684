package poller

import (
	"io"
	"testing"

	"artofwaiting/code/socket"
)

// TestEP04: an edge is reported once.
func TestEP04Edges(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	r.watch(client.Fd(), 1, Readable)
	for range 100 {
		r.quiet("nothing new")
		_, err := server.TryWrite([]byte("new"))
		must(t, err)
		r.until(1, "readable")
		r.quiet("reported already")
		drain(t, client.Fd())
	}
}

// TestShortReadDrains: a read that got less than it asked for
// sees the next byte announced, drained or not.
func TestShortReadDrains(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	r.watch(client.Fd(), 1, Readable)
	p := make([]byte, 8)
	for range 100 {
		_, err := server.TryWrite([]byte("more"))
		must(t, err)
		r.until(1, "readable")
		n, err := client.TryRead(p)
		must(t, err)
		if n != 4 {
			t.Fatalf("read %d bytes, want 4", n)
		}
	}
}

// TestDataAndEnd: after a short read nothing announces the end,
// when it came together with the data. The event has said so.
func TestDataAndEnd(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	_, err := server.TryWrite([]byte("last"))
	must(t, err)
	must(t, server.CloseWrite())
	r.watch(client.Fd(), 1, Readable)
	r.until(1, "readable read-closed")
	p := make([]byte, 8)
	n, err := client.TryRead(p)
	if n != 4 || err != nil {
		t.Fatalf("read: %d, %v", n, err)
	}
	r.quiet("the end was announced")
	if _, err := client.TryRead(p); err != io.EOF {
		t.Errorf("read: %v, want io.EOF", err)
	}
}

// TestLevel: what is not an edge is repeated.
func TestLevel(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	r.watch(a, 1, Readable|Level)
	say(t, b)
	for range 3 {
		r.until(1, "readable")
	}
	drain(t, a)
	r.quiet("drained")
	must(t, r.Reregister(a, 2, Readable))
	say(t, b)
	r.until(2, "readable")
	r.quiet("no longer repeated")
	must(t, r.Reregister(a, 3, Readable|Writable|Level))
	for range 3 {
		r.until(3, "readable writable")
	}
}

// TestEP27: a closed Listener is forgotten.
func TestEP27ListenerClosed(t *testing.T) {
	r := setup(t)
	l := listen(t)
	r.watch(l.Fd(), 1, Readable)
	must(t, l.Close())
	r.quiet("closed")
	if l.Fd() != -1 {
		t.Errorf("a closed Listener is fd %d", l.Fd())
	}
}

// TestAcceptAll: many connections may share one edge.
func TestAcceptAll(t *testing.T) {
	r := setup(t)
	l := listen(t)
	for range 3 {
		c, err := socket.Dial(l.Addr().String())
		must(t, err)
		closing(t, c)
	}
	r.watch(l.Fd(), 1, Readable)
	r.until(1, "readable")
	for range 3 {
		c, err := soon(l.TryAccept)
		must(t, err)
		closing(t, c)
	}
	if _, err := l.TryAccept(); err != socket.WouldBlock {
		t.Errorf("accept: %v", err)
	}
	r.quiet("accepted all")
}
