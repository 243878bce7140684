package socket

import (
	"io"
	"net/netip"
	"runtime"
	"strings"
	"testing"
	"time"

	"artofwaiting/code/sys"
)

var loopback = netip.MustParseAddrPort("127.0.0.1:0")

// echo sends back what one client of l writes, until it has
// finished. The channel tells how it went.
func echo(l *Listener) <-chan error {
	done := make(chan error, 1)
	go func() {
		c, err := l.Accept()
		if err == nil {
			_, err = io.Copy(c, c)
			c.Close()
		}
		done <- err
	}()
	return done
}

func TestEcho(t *testing.T) {
	for _, at := range []string{"127.0.0.1:0", "[::1]:0"} {
		t.Run(at, func(t *testing.T) {
			leakless(t)
			l, err := Listen(at)
			if err != nil && strings.HasPrefix(at, "[") {
				t.Skip("this machine has no IPv6 loopback:", err)
			}
			must(t, err)
			closing(t, l)
			done := echo(l)
			c, err := Dial(l.Addr().String())
			must(t, err)
			closing(t, c)
			if peer := c.RemoteAddr(); peer != l.Addr() {
				t.Errorf("peer %v, want %v", peer, l.Addr())
			}
			for _, word := range []string{"all", "things"} {
				_, err := io.WriteString(c, word)
				must(t, err)
				buf := make([]byte, len(word))
				_, err = io.ReadFull(c, buf)
				must(t, err)
				same(t, word, buf, []byte(word))
			}
			must(t, c.CloseWrite())
			_, err = c.Read(make([]byte, 1))
			if err != io.EOF {
				t.Errorf("read at the end: %v, want io.EOF", err)
			}
			must(t, <-done)
		})
	}
}

func TestAcceptTellsThePeer(t *testing.T) {
	client, server := connect(t)
	here, err := sys.Getsockname(client.fd)
	must(t, err)
	if server.RemoteAddr() != here {
		t.Errorf("peer %v, want %v", server.RemoteAddr(), here)
	}
}

// TestHalfClose: the other end sees the end of what we say, and
// can still say everything it has to.
func TestHalfClose(t *testing.T) {
	leakless(t)
	client, server := connect(t)
	question, answer := noise(4<<20), noise(4<<20+1)
	asked := make(chan error, 1)
	var heard []byte
	go func() {
		var err error
		heard, err = io.ReadAll(server)
		if err == nil {
			_, err = server.Write(answer)
		}
		if err == nil {
			err = server.CloseWrite()
		}
		asked <- err
	}()
	n, err := client.Write(question)
	if n != len(question) || err != nil {
		t.Fatalf("write: %d, %v", n, err)
	}
	must(t, client.CloseWrite())
	got, err := io.ReadAll(client)
	must(t, err)
	must(t, <-asked)
	same(t, "question", heard, question)
	same(t, "answer", got, answer)
	_, err = client.Write([]byte("more"))
	is(t, "write after CloseWrite", err, sys.EPIPE)
}

func TestReset(t *testing.T) {
	leakless(t)
	client, server := connect(t)
	must(t, server.Reset())
	_, err := client.Read(make([]byte, 1))
	is(t, "read", err, sys.ECONNRESET)
	_, err = client.Write([]byte("x"))
	is(t, "write", err, sys.EPIPE)
	is(t, "reset twice", server.Reset(), ErrClosed)
}

func TestDialErrors(t *testing.T) {
	leakless(t)
	addr := nowhere(t)
	_, err := Dial(addr)
	is(t, "dial", err, sys.ECONNREFUSED)
	// Linux says "connection refused", and WASI "Connection".
	refused := sys.ECONNREFUSED.Error()
	want := "socket: dial " + addr + ": " + refused
	if err.Error() != want {
		t.Errorf("the error says %q, want %q", err, want)
	}
	for _, addr := range []string{
		"", "garbage", "127.0.0.1", "localhost:80", ":80",
		"::1:80", "127.0.0.1:70000", "127.0.0.1:-1", "[::1:80",
		"\x00:1",
	} {
		if c, err := Dial(addr); c != nil || err == nil {
			t.Errorf("Dial(%q) = %v, %v", addr, c, err)
		}
		if c, err := Connect(addr); c != nil || err == nil {
			t.Errorf("Connect(%q) = %v, %v", addr, c, err)
		}
		if l, err := Listen(addr); l != nil || err == nil {
			t.Errorf("Listen(%q) = %v, %v", addr, l, err)
		}
	}
}

// TestClosed calls everything on a closed Conn whose number has
// been given to somebody else, who must not notice.
func TestClosed(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	c, err := Dial(l.Addr().String())
	must(t, err)
	number := c.fd
	must(t, c.Close())
	ended, err := l.Accept()
	must(t, err)
	must(t, ended.Close())
	other, err := Dial(l.Addr().String())
	must(t, err)
	closing(t, other)
	if other.fd != number {
		t.Fatalf("the number is %d, not %d", other.fd, number)
	}
	far, err := l.Accept()
	must(t, err)
	closing(t, far)
	p := make([]byte, 1)
	set := func(at time.Time) func() error {
		return func() error { return c.SetDeadline(at) }
	}
	with := func(f func([]byte) (int, error)) func() error {
		return func() error { _, err := f(p); return err }
	}
	for what, call := range map[string]func() error{
		"close":      c.Close,
		"closewrite": c.CloseWrite,
		"shutdown":   c.Shutdown,
		"reset":      c.Reset,
		"connected":  c.Connected,
		"nonblock":   func() error { return c.SetNonblock(true) },
		"read":       with(c.Read),
		"write":      with(c.Write),
		"tryread":    with(c.TryRead),
		"trywrite":   with(c.TryWrite),
		"deadline":   set(ahead()),
		"past":       set(time.Unix(1, 0)),
		"unbounded":  set(time.Time{}),
	} {
		is(t, what, call(), ErrClosed)
	}
	_, err = other.Write([]byte("unharmed"))
	must(t, err)
	must(t, other.CloseWrite())
	got, err := io.ReadAll(far)
	must(t, err)
	same(t, "the other", got, []byte("unharmed"))
}

func TestCloseWithDeadline(t *testing.T) {
	c, _ := connect(t)
	must(t, c.SetDeadline(time.Unix(1, 0)))
	must(t, c.Close())
	_, err := c.Read(make([]byte, 1))
	is(t, "read after close", err, ErrClosed)
	_, err = c.Write(make([]byte, 1))
	is(t, "write after close", err, ErrClosed)
}

// TestShutdownWakes has a reader in the kernel, or about to enter
// or just leaving, depending on the round.
func TestShutdownWakes(t *testing.T) {
	leakless(t)
	for round := range 20 {
		c, _ := connect(t)
		got := make(chan error, 1)
		go func() {
			_, err := c.Read(make([]byte, 1))
			got <- err
		}()
		for range 5 * round {
			runtime.Gosched()
		}
		must(t, c.Shutdown())
		if err := <-got; err != io.EOF {
			t.Fatalf("round %d: %v, want io.EOF", round, err)
		}
	}
}

func TestShutdownWakesWrite(t *testing.T) {
	leakless(t)
	c, far := connect(t)
	narrow(t, c, far)
	got := make(chan error, 1)
	go func() {
		_, err := c.Write(make([]byte, 1<<20)) // nobody reads it
		got <- err
	}()
	for range 100 {
		runtime.Gosched()
	}
	must(t, c.Shutdown())
	is(t, "write", <-got, sys.EPIPE)
}

func TestReadNothing(t *testing.T) {
	client, server := connect(t)
	must(t, server.Close())
	if n, err := client.Read(nil); n != 0 || err != nil {
		t.Errorf("read into no buffer: %d, %v", n, err)
	}
}
