//go:build linux || sim || wasip1 || windows

package poller

import (
	"testing"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

const (
	in    = sys.EPOLLIN
	out   = sys.EPOLLOUT
	rdhup = sys.EPOLLRDHUP
	errs  = sys.EPOLLERR
	hup   = sys.EPOLLHUP
)

// TestBits is what epoll says of a TCP socket, bit by bit, and
// what the predicates make of it.
func TestBits(t *testing.T) {
	shut := func(how int) func(_, c *socket.Conn) error {
		return func(_, c *socket.Conn) error {
			return sys.Shutdown(c.Fd(), how)
		}
	}
	for _, test := range []struct {
		what string
		do   func(peer, c *socket.Conn) error
		bits readiness
		word string
	}{
		{"data", func(peer, _ *socket.Conn) error {
			_, err := peer.TryWrite([]byte("five!"))
			return err
		}, in | out, "readable writable"},
		{"the peer's end", func(peer, _ *socket.Conn) error {
			return peer.CloseWrite()
		}, in | out | rdhup, "readable writable read-closed"},
		{"a reset", func(peer, _ *socket.Conn) error {
			return peer.Reset()
		}, in | out | rdhup | errs | hup,
			"readable writable error read-closed write-closed"},
		{"our end", shut(sys.SHUT_WR), out, "writable"},
		{"our reading's end", shut(sys.SHUT_RD),
			in | out | rdhup, "readable writable read-closed"},
		{"both our ends", shut(sys.SHUT_RDWR),
			in | out | rdhup | hup,
			"readable writable read-closed write-closed"},
	} {
		t.Run(test.what, func(t *testing.T) {
			r := setup(t)
			peer, c := tcp(t)
			r.watch(c.Fd(), 1, Readable|Writable)
			r.until(1, "writable")
			must(t, test.do(peer, c))
			e := r.wait(patience)[0]
			if e.ready != test.bits || e.String() != test.word {
				t.Errorf("%#x, %v", uint32(e.ready), e)
			}
		})
	}
}

// TestPipeBits: HUP alone, ERR alone.
func TestPipeBits(t *testing.T) {
	r := setup(t)
	reader, writer := pipe(t)
	r.watch(reader, 1, Readable)
	must(t, sys.Close(writer))
	if e := r.wait(patience)[0]; e.ready != hup {
		t.Errorf("the reader's: %#x, %v", uint32(e.ready), e)
	}
	must(t, sys.Close(reader))
	reader, writer = pipe(t)
	fill(t, writer)
	r.watch(writer, 2, Writable)
	must(t, sys.Close(reader))
	e := r.wait(patience)[0]
	if e.ready != errs || e.String() != "error write-closed" {
		t.Errorf("the writer's: %#x, %v", uint32(e.ready), e)
	}
	must(t, sys.Close(writer))
}
