//go:build !sim

package poller

import (
	"encoding/binary"
	"net/netip"
	"os"
	"testing"
	"time"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"

	"golang.org/x/sys/unix"
)

const (
	in    = sys.EPOLLIN
	out   = sys.EPOLLOUT
	rdhup = sys.EPOLLRDHUP
	errs  = sys.EPOLLERR
	hup   = sys.EPOLLHUP
)

// TestBits is what Linux says of a TCP socket, bit by bit, and
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
	for {
		_, err := sys.Write(writer, make([]byte, 4096))
		if err == sys.EAGAIN {
			break
		}
		must(t, err)
	}
	r.watch(writer, 2, Writable)
	must(t, sys.Close(reader))
	e := r.wait(patience)[0]
	if e.ready != errs || e.String() != "error write-closed" {
		t.Errorf("the writer's: %#x, %v", uint32(e.ready), e)
	}
	must(t, sys.Close(writer))
}

// TestFile: a file never blocks, and epoll will not have it.
func TestFile(t *testing.T) {
	r := setup(t)
	fd, err := unix.Open(os.Args[0], unix.O_RDONLY, 0)
	must(t, err)
	defer unix.Close(fd)
	is(t, "register", r.Register(fd, 1, Readable), sys.EPERM)
	is(t, "deregister", r.Deregister(fd), sys.ENOENT)
}

// TestEP32: a descriptor that was closed while a duplicate is
// open goes on to be watched, under its number. When another
// descriptor gets the number, it does not get these events.
func TestEP32Duplicate(t *testing.T) {
	r := setup(t)
	a, far, err := sys.Socketpair()
	must(t, err)
	defer sys.Close(far)
	r.watch(a, 1, Readable|Level)
	dup, err := unix.Dup(a)
	must(t, err)
	defer sys.Close(dup)
	must(t, sys.Close(a))
	say(t, far)
	r.until(1, "readable")
	reuse(t, a)
	r.watch(a, 2, Readable)
	r.quiet("a ghost")
	const timeout = 20 * time.Millisecond
	began := time.Now()
	for _, e := range r.wait(timeout) {
		t.Errorf("a ghost: %d is %v", e.Token(), e)
	}
	if d := time.Since(began); d < timeout {
		t.Errorf("a ghost ended the wait after %v", d)
	}
	must(t, r.Deregister(a))
}

// reuse opens a socket whose number is fd, which is free.
func reuse(t *testing.T, fd int) {
	t.Helper()
	other, err := sys.Socket(sys.AF_INET)
	must(t, err)
	at := netip.MustParseAddrPort("127.0.0.1:0")
	must(t, sys.Bind(other, at))
	must(t, sys.Listen(other, 1))
	if other != fd {
		must(t, unix.Dup3(other, fd, unix.O_CLOEXEC))
		must(t, sys.Close(other))
	}
	t.Cleanup(func() { sys.Close(fd) })
}

// TestDeregisterAfterClose is too late for the kernel, but not
// for us: we say nothing more of the ghost.
func TestDeregisterAfterClose(t *testing.T) {
	r := setup(t)
	a, far, err := sys.Socketpair()
	must(t, err)
	defer sys.Close(far)
	dup, err := unix.Dup(a)
	must(t, err)
	defer sys.Close(dup)
	r.watch(a, 1, Readable)
	must(t, sys.Close(a))
	is(t, "deregister", r.Deregister(a), sys.EBADF)
	say(t, far)
	r.quiet("a ghost")
	reuse(t, a)
	is(t, "deregister", r.Deregister(a), sys.ENOENT)
	r.watch(a, 2, Readable)
	must(t, sys.Close(a))
	reuse(t, a)
	is(t, "reregister", r.Reregister(a, 3, Readable), sys.ENOENT)
	is(t, "deregister", r.Deregister(a), sys.ENOENT)
	r.watch(a, 4, Readable)
}

// TestOneWriteForAll: the kernel is told once, however many wakes
// there are before the wait.
func TestOneWriteForAll(t *testing.T) {
	r := setup(t)
	for range 1000 {
		must(t, r.waker.Wake())
	}
	p := make([]byte, 8)
	_, err := sys.Read(r.waker.bell.fd, p)
	must(t, err)
	if n := binary.NativeEndian.Uint64(p); n != 1 {
		t.Errorf("%d writes", n)
	}
}
