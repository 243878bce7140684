//go:build sim || !unix || solaris || aix

package sys

import (
	"net/netip"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestBox takes every call once: that each is forwarded to the
// call of its name. What they do, the tests of package box say.
func TestBox(t *testing.T) {
	any := netip.MustParseAddrPort("127.0.0.1:0")
	l, err := Socket(Family(any))
	must(t, err)
	must(t, Setsockopt(l, SOL_SOCKET, SO_REUSEADDR, 1))
	must(t, Bind(l, any))
	must(t, Listen(l, 1))
	addr, err := Getsockname(l)
	must(t, err)
	c, err := Socket(AF_INET)
	must(t, err)
	must(t, SetNonblock(c, true))
	if err := Connect(c, addr); err != EINPROGRESS {
		t.Errorf("connect: %v", err)
	}
	reason, err := Getsockopt(c, SOL_SOCKET, SO_ERROR)
	if reason != 0 || err != nil {
		t.Errorf("SO_ERROR: %v, %v", Errno(reason), err)
	}
	if peer, err := Getpeername(c); peer != addr || err != nil {
		t.Errorf("the peer is %v, %v", peer, err)
	}
	s, from, err := Accept(l)
	must(t, err)
	if here, _ := Getsockname(c); here != from {
		t.Errorf("accepted %v, the client is %v", from, here)
	}
	buf := make([]byte, 9)
	const short = time.Millisecond
	must(t, SetsockoptTimeout(s, SO_RCVTIMEO, short))
	if _, err := Read(s, buf); err != EAGAIN {
		t.Errorf("read: %v", err)
	}
	must(t, Shutdown(c, SHUT_WR))
	if n, err := Read(s, buf); n != 0 || err != nil {
		t.Errorf("read at the end: %d, %v", n, err)
	}
	must(t, SetsockoptLinger(c))
	must(t, Close(c))
	if _, err := Write(s, buf); err != EPIPE {
		t.Errorf("write: %v", err)
	}
	must(t, Close(s))
	must(t, Close(l))
}

func TestBoxPipe(t *testing.T) {
	r, w, err := Pipe()
	must(t, err)
	dup, err := Dup(w)
	must(t, err)
	must(t, Close(w))
	_, err = Write(dup, []byte("x"))
	must(t, err)
	must(t, Close(dup))
	buf := make([]byte, 9)
	for want := 1; want >= 0; want-- {
		if n, err := Read(r, buf); n != want || err != nil {
			t.Errorf("read: %d, %v, want %d", n, err, want)
		}
	}
	must(t, Close(r))
}

func TestBoxEpoll(t *testing.T) {
	e, err := EpollCreate()
	must(t, err)
	v, err := Eventfd()
	must(t, err)
	a, b, err := Socketpair()
	must(t, err)
	for i, fd := range []int{v, a} {
		ev := EpollEvent{Events: EPOLLIN, Data: uint64(i)}
		must(t, EpollCtl(e, EPOLL_CTL_ADD, fd, &ev))
	}
	_, err = Write(b, make([]byte, 8))
	must(t, err)
	events := make([]EpollEvent, 8)
	n, err := EpollWait(e, events, -1)
	want := EpollEvent{Events: EPOLLIN, Data: 1}
	if n != 1 || events[0] != want || err != nil {
		t.Errorf("%d events, %v, %v", n, events[0], err)
	}
	for _, fd := range []int{e, v, a, b} {
		must(t, Close(fd))
	}
	if err := Close(e); err != EBADF {
		t.Errorf("close again: %v", err)
	}
}
