//go:build unix && !solaris && !aix && !sim

package sys

import (
	"bytes"
	"math"
	"net/netip"
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A signal for a process goes to its main thread first. The test
// that wants to be interrupted runs there.
func init() { runtime.LockOSThread() }

var onMain = make(chan func())

func TestMain(m *testing.M) {
	exit := make(chan int)
	go func() { exit <- m.Run() }()
	for {
		select {
		case f := <-onMain:
			f()
		case code := <-exit:
			os.Exit(code)
		}
	}
}

var (
	loopback = netip.MustParseAddrPort("127.0.0.1:0")
	nowhere  = 1 << 20 // a descriptor number that nobody has
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func closeLater(t *testing.T, fds ...int) {
	t.Cleanup(func() {
		for _, fd := range fds {
			if err := Close(fd); err != nil {
				t.Errorf("close %d: %v", fd, err)
			}
		}
	})
}

func socketpair(t *testing.T) (a, b int) {
	t.Helper()
	a, b, err := Socketpair()
	must(t, err)
	closeLater(t, a, b)
	return a, b
}

func listen(t *testing.T, at netip.AddrPort) (
	int, netip.AddrPort) {
	t.Helper()
	fd, err := Socket(Family(at))
	must(t, err)
	closeLater(t, fd)
	must(t, Bind(fd, at))
	must(t, Listen(fd, 8))
	addr, err := Getsockname(fd)
	must(t, err)
	return fd, addr
}

// tcp is a connection, seen from both ends.
func tcp(t *testing.T) (client, server int) {
	t.Helper()
	l, addr := listen(t, loopback)
	client, err := Socket(Family(addr))
	must(t, err)
	closeLater(t, client)
	must(t, Connect(client, addr))
	server, peer, err := Accept(l)
	must(t, err)
	closeLater(t, server)
	name, err := Getsockname(client)
	must(t, err)
	if peer != name {
		t.Fatalf("accepted %v, the client is %v", peer, name)
	}
	return client, server
}

func TestNow(t *testing.T) {
	last := Now()
	for range 1000 {
		now := Now()
		if now < last {
			t.Fatalf("from %d back to %d", last, now)
		}
		last = now
	}
}

func TestFamily(t *testing.T) {
	for addr, want := range map[string]int{
		"127.0.0.1:80":          AF_INET,
		"[::ffff:127.0.0.1]:80": AF_INET,
		"[::1]:80":              AF_INET6,
		"[fe80::1%2]:80":        AF_INET6,
	} {
		got := Family(netip.MustParseAddrPort(addr))
		if got != want {
			t.Errorf("Family(%s) = %d, want %d", addr, got, want)
		}
	}
	if got := Family(netip.AddrPort{}); got != AF_INET6 {
		t.Errorf("Family of no address = %d, want AF_INET6", got)
	}
}

func TestSockaddrThereAndBack(t *testing.T) {
	for in, want := range map[string]string{
		"127.0.0.1:80":        "127.0.0.1:80",
		"[::ffff:1.2.3.4]:80": "1.2.3.4:80",
		"[::1]:65535":         "[::1]:65535",
		"[fe80::1%2]:80":      "[fe80::1%2]:80",
	} {
		got := addrPort(sockaddr(netip.MustParseAddrPort(in)))
		if got != netip.MustParseAddrPort(want) {
			t.Errorf("%s became %v, want %s", in, got, want)
		}
	}
	if got := addrPort(&unix.SockaddrUnix{}); got.IsValid() {
		t.Errorf("a Unix socket has the address %v", got)
	}
}

func TestStream(t *testing.T) {
	client, server := tcp(t)
	if addr, err := Getpeername(client); err != nil {
		t.Error(err)
	} else if here, _ := Getsockname(server); addr != here {
		t.Errorf("the client's peer is %v, want %v", addr, here)
	}
	ways := [][2]int{{client, server}, {server, client}}
	for _, way := range ways {
		n, err := Write(way[0], []byte("wait"))
		if n != 4 || err != nil {
			t.Fatalf("write: %d, %v", n, err)
		}
		buf := make([]byte, 9)
		n, err = Read(way[1], buf)
		if err != nil || !bytes.Equal(buf[:n], []byte("wait")) {
			t.Fatalf("read: %q, %v", buf[:n], err)
		}
	}
	must(t, Shutdown(client, SHUT_WR))
	n, err := Read(server, make([]byte, 1))
	if n != 0 || err != nil {
		t.Errorf("read after shutdown: %d, %v", n, err)
	}
}

// TestErrno: the errno comes as it is, to be compared with ==.
func TestErrno(t *testing.T) {
	pair, _ := socketpair(t)
	must(t, SetNonblock(pair, true))
	dead, other, err := Socketpair()
	must(t, err)
	must(t, Close(other))
	closeLater(t, dead)
	fresh, err := Socket(AF_INET)
	must(t, err)
	closeLater(t, fresh)
	l, addr := listen(t, loopback)
	must(t, SetNonblock(l, true))
	p := make([]byte, 1)
	read := func(fd int) error {
		_, err := Read(fd, p)
		return err
	}
	write := func(fd int) error {
		_, err := Write(fd, p)
		return err
	}
	accept := func(fd int) error {
		_, _, err := Accept(fd)
		return err
	}
	peer := func(fd int) error {
		_, err := Getpeername(fd)
		return err
	}
	bind := func(fd int) error { return Bind(fd, addr) }
	shut := func(fd int) error { return Shutdown(fd, SHUT_RD) }
	set := func(fd int) error {
		return Setsockopt(fd, SOL_SOCKET, SO_SNDBUF, 1)
	}
	for _, test := range []struct {
		what string
		call func(fd int) error
		fd   int
		want error
	}{
		{"read no descriptor", read, nowhere, EBADF},
		{"write no descriptor", write, -1, EBADF},
		{"close no descriptor", Close, nowhere, EBADF},
		{"option of no descriptor", set, -1, EBADF},
		{"read nothing yet", read, pair, EAGAIN},
		{"write to nobody", write, dead, EPIPE},
		{"accept nobody yet", accept, l, EAGAIN},
		{"accept without listening", accept, fresh, EINVAL},
		{"peer of nobody", peer, fresh, ENOTCONN},
		{"shutdown of nobody", shut, fresh, ENOTCONN},
		{"address in use", bind, fresh, unix.EADDRINUSE},
	} {
		if err := test.call(test.fd); err != test.want {
			t.Errorf("%s: %v, want %v", test.what, err, test.want)
		}
	}
}

// refused is an address that nobody listens on, and nobody will:
// it belongs to a socket for as long as the test runs.
func refused(t *testing.T) netip.AddrPort {
	t.Helper()
	fd, err := Socket(AF_INET)
	must(t, err)
	closeLater(t, fd)
	must(t, Bind(fd, loopback))
	addr, err := Getsockname(fd)
	must(t, err)
	return addr
}

func TestConnectRefused(t *testing.T) {
	fd, err := Socket(AF_INET)
	must(t, err)
	closeLater(t, fd)
	if err := Connect(fd, refused(t)); err != ECONNREFUSED {
		t.Errorf("connect: %v, want %v", err, ECONNREFUSED)
	}
}

func TestErrorOptionIsReadOnce(t *testing.T) {
	fd, err := Socket(AF_INET)
	must(t, err)
	closeLater(t, fd)
	must(t, SetNonblock(fd, true))
	if err := Connect(fd, refused(t)); err != EINPROGRESS {
		t.Fatalf("connect: %v, want %v", err, EINPROGRESS)
	}
	reason := 0
	for reason == 0 {
		reason, err = Getsockopt(fd, SOL_SOCKET, SO_ERROR)
		must(t, err)
	}
	if Errno(reason) != ECONNREFUSED {
		t.Errorf("SO_ERROR: %v", Errno(reason))
	}
	reason, err = Getsockopt(fd, SOL_SOCKET, SO_ERROR)
	if reason != 0 || err != nil {
		t.Errorf("SO_ERROR again: %v, %v", Errno(reason), err)
	}
}

// TestNewDescriptors: all are closed on exec and block, even one
// accepted from a listener that does not.
func TestNewDescriptors(t *testing.T) {
	a, b := socketpair(t)
	client, _ := tcp(t)
	l, addr := listen(t, loopback)
	must(t, SetNonblock(l, true))
	c, err := Socket(AF_INET)
	must(t, err)
	closeLater(t, c)
	must(t, Connect(c, addr))
	accepted, _, err := Accept(l)
	must(t, err)
	closeLater(t, accepted)
	r, w, err := Pipe()
	must(t, err)
	closeLater(t, r, w)
	dup, err := Dup(r)
	must(t, err)
	closeLater(t, dup)
	for what, fd := range map[string]int{
		"Socketpair a": a, "Socketpair b": b,
		"Pipe reader": r, "Pipe writer": w, "Dup": dup,
		"Socket": client, "Accept": accepted,
	} {
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		if err != nil || flags&unix.FD_CLOEXEC == 0 {
			t.Errorf("%s survives exec (%v)", what, err)
		}
		flags, err = unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
		if err != nil || flags&unix.O_NONBLOCK != 0 {
			t.Errorf("%s does not block (%v)", what, err)
		}
	}
}

func TestTimeout(t *testing.T) {
	a, b := socketpair(t)
	must(t, SetsockoptTimeout(a, SO_RCVTIMEO, time.Nanosecond))
	if _, err := Read(a, make([]byte, 1)); err != EAGAIN {
		t.Errorf("read: %v, want EAGAIN", err)
	}
	for _, d := range []time.Duration{
		0, time.Hour, 100 * 365 * 24 * time.Hour, math.MaxInt64,
	} {
		must(t, SetsockoptTimeout(a, SO_RCVTIMEO, d))
		got := make(chan error)
		go func() {
			_, err := Read(a, make([]byte, 1))
			got <- err
		}()
		for range 100 { // most likely, Read has begun by then
			runtime.Gosched()
		}
		_, err := Write(b, []byte("x"))
		must(t, err)
		if err := <-got; err != nil {
			t.Fatalf("read within %v: %v", d, err)
		}
	}
}

// TestEINTR: a signal reaches the caller as EINTR. Go asks that
// interrupted calls go on, but Linux does not listen to that when
// a call has a timeout.
func TestEINTR(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("whether read is interrupted, each system decides")
	}
	a, _ := socketpair(t)
	must(t, SetsockoptTimeout(a, SO_RCVTIMEO, time.Hour))
	interrupted := make(chan error)
	onMain <- func() {
		_, err := Read(a, make([]byte, 1))
		go func() { interrupted <- err }()
	}
	for {
		must(t, unix.Kill(os.Getpid(), unix.SIGURG))
		select {
		case err := <-interrupted:
			if err != EINTR {
				t.Errorf("read: %v, want EINTR", err)
			}
			return
		default:
			runtime.Gosched()
		}
	}
}
