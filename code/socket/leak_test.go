package socket

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"testing"
	"time"

	"artofwaiting/code/sys"
)

// A signal for a process goes to its main thread first. A test
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

// TestStorm sends signals in the middle of everything. With a
// deadline the kernel lets them interrupt each call; without, it
// makes most calls go on by itself.
func TestStorm(t *testing.T) {
	for _, deadline := range []time.Time{{}, ahead()} {
		t.Run(fmt.Sprint(!deadline.IsZero()), func(t *testing.T) {
			leakless(t)
			s := &slow{l: listen(t, "127.0.0.1:0")}
			must(t, s.l.SetNonblock(true))
			addr, sent := s.l.Addr().String(), noise(1<<20)
			var got []byte
			var err error
			storm(t, func() {
				got, err = roundTrip(addr, sent, deadline)
			}, func() { progress(t, s.step()) })
			must(t, err)
			same(t, "question", s.heard, sent)
			same(t, "answer", got, sent)
		})
	}
}

// roundTrip says p and returns the answer. Its buffer is so small
// that it has to wait for room all the time.
func roundTrip(addr string, p []byte, deadline time.Time) (
	[]byte, error) {
	c, err := DialBefore(addr, deadline)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	sys.Setsockopt(c.fd, sys.SOL_SOCKET, sys.SO_SNDBUF, 64<<10)
	if n, err := c.Write(p); n != len(p) || err != nil {
		return nil, fmt.Errorf("wrote only %d: %w", n, err)
	}
	if err := c.CloseWrite(); err != nil {
		return nil, err
	}
	return io.ReadAll(c)
}

// A slow server hears a client out, and then repeats what it
// heard. It takes one small step at a time.
type slow struct {
	l           *Listener
	c           *Conn
	heard, left []byte
	buf         [16 << 10]byte
}

func (s *slow) step() (err error) {
	switch {
	case s.c == nil:
		s.c, err = s.l.TryAccept()
	case s.c.fd < 0: // done
	case s.left == nil:
		n, err := s.c.TryRead(s.buf[:])
		s.heard = append(s.heard, s.buf[:n]...)
		if err != io.EOF {
			return err
		}
		s.left = s.heard
	case len(s.left) == 0:
		return s.c.Close()
	default:
		n := min(len(s.left), len(s.buf))
		n, err := s.c.TryWrite(s.left[:n])
		s.left = s.left[n:]
		return err
	}
	return err
}

// leakless fails the test if it ends with more goroutines or
// descriptors than it had now. Call it first: cleanups run
// backwards.
func leakless(t *testing.T) {
	t.Helper()
	descriptors(t) // the first look opens some for Go's own use
	goroutines, fds := runtime.NumGoroutine(), descriptors(t)
	t.Cleanup(func() {
		for range 1_000_000 {
			if runtime.NumGoroutine() <= goroutines {
				break
			}
			runtime.Gosched()
		}
		if n := runtime.NumGoroutine(); n > goroutines {
			t.Errorf("%d goroutines, %d before", n, goroutines)
		}
		if n := descriptors(t); n > fds {
			t.Errorf("%d descriptors, %d before", n, fds)
		}
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// is complains unless err is want inside an Error, which is what
// the package promises.
func is(t *testing.T, what string, err, want error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Err != want {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

func closing(t testing.TB, c io.Closer) {
	t.Cleanup(func() {
		err := c.Close()
		if err != nil && !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	})
}

func listen(t testing.TB, addr string) *Listener {
	t.Helper()
	l, err := Listen(addr)
	must(t, err)
	closing(t, l)
	return l
}

// connect returns both ends of a connection.
func connect(t testing.TB) (client, server *Conn) {
	t.Helper()
	l := listen(t, "127.0.0.1:0")
	client, err := Dial(l.Addr().String())
	must(t, err)
	closing(t, client)
	server, err = l.Accept()
	must(t, err)
	closing(t, server)
	return client, server
}

// nowhere is an address that refuses connections for as long as
// the test runs: it is bound, but nobody listens.
func nowhere(t *testing.T) string {
	t.Helper()
	fd, err := sys.Socket(sys.AF_INET)
	must(t, err)
	t.Cleanup(func() { sys.Close(fd) })
	must(t, sys.Bind(fd, loopback))
	addr, err := sys.Getsockname(fd)
	must(t, err)
	return addr.String()
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

func same(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %d bytes, not the %d that were sent",
			what, len(got), len(want))
	}
}

// narrow makes the buffers of a connection small, so that a
// megabyte does not fit, whatever the machine's habits are.
func narrow(t *testing.T, from, to *Conn) {
	t.Helper()
	shrink(t, from.fd, sys.SO_SNDBUF, 64<<10)
	shrink(t, to.fd, sys.SO_RCVBUF, 64<<10)
}

// ahead is far enough that no test gets there.
func ahead() time.Time { return time.Now().Add(time.Hour) }
