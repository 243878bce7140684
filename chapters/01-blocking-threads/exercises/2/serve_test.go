//go:build exercise

package limit

import (
	"fmt"
	"io"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// soon is how long a test waits for something that should happen
// at once, before it calls it a failure.
const soon = 10 * time.Second

// A scene is a server whose clients stay until they may leave.
type scene struct {
	t        *testing.T
	listener *socket.Listener
	returned chan error    // what Serve returned
	entered  chan struct{} // a value for each client in handle
	leave    chan struct{} // a value lets one of them go
	inside   atomic.Int64
	most     atomic.Int64
}

func start(t *testing.T, clients int) *scene {
	t.Helper()
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{
		t: t, listener: l,
		returned: make(chan error, 1),
		entered:  make(chan struct{}, clients),
		leave:    make(chan struct{}, clients),
	}
	t.Cleanup(func() {
		l.Close() // a second time, when all went well
		for range clients {
			select {
			case s.leave <- struct{}{}:
			default:
			}
		}
	})
	return s
}

func (s *scene) serve(max int) {
	go func() {
		err := Serve(s.listener, max, s.handle)
		if n := s.inside.Load(); n > 0 {
			err = fmt.Errorf("%v, with %d clients left", err, n)
		}
		s.returned <- err
	}()
}

func (s *scene) handle(c *socket.Conn) {
	now := s.inside.Add(1)
	for m := s.most.Load(); now > m; m = s.most.Load() {
		s.most.CompareAndSwap(m, now)
	}
	s.entered <- struct{}{}
	<-s.leave
	s.inside.Add(-1)
	c.Write([]byte("bye"))
}

// dial connects, which needs no accept: the kernel does it.
func (s *scene) dial() *socket.Conn {
	s.t.Helper()
	addr := s.listener.Addr().String()
	c, err := socket.DialBefore(addr, time.Now().Add(soon))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { c.Close() })
	return c
}

func (s *scene) waitEntered() {
	s.t.Helper()
	select {
	case <-s.entered:
	case err := <-s.returned:
		s.t.Fatalf("Serve returned: %v", err)
	case <-time.After(soon):
		s.t.Fatalf("not served within %v", soon)
	}
}

func (s *scene) waitReturned() {
	s.t.Helper()
	select {
	case err := <-s.returned:
		if err != nil {
			s.t.Errorf("after Close, Serve returned: %v", err)
		}
	case <-time.After(soon):
		s.t.Fatal("the listener is closed, but Serve stays")
	}
}

// TestNeverMore: 12 clients, 3 at a time, and the next one only
// when one has gone.
func TestNeverMore(t *testing.T) {
	const max, clients = 3, 12
	s := start(t, clients)
	s.serve(max)
	var conns []*socket.Conn
	for range clients {
		conns = append(conns, s.dial())
	}
	for i := range clients {
		if i >= max {
			s.leave <- struct{}{}
		}
		s.waitEntered()
	}
	for range max {
		s.leave <- struct{}{}
	}
	for i, c := range conns {
		got, err := io.ReadAll(c)
		if string(got) != "bye" || err != nil {
			t.Errorf("client %d read %q, %v; want \"bye\"",
				i, got, err)
		}
	}
	s.listener.Close()
	s.waitReturned()
	if got := s.most.Load(); got != max {
		t.Errorf("%d clients at the same time, want %d", got, max)
	}
}

// TestOwnThreads: the clients that are served are served on
// threads.
func TestOwnThreads(t *testing.T) {
	const max = 4
	s := start(t, max)
	s.serve(max)
	for range max {
		s.dial()
	}
	for range max {
		s.waitEntered()
	}
	if got := thread.Running(); got < max {
		t.Errorf("%d clients are served on %d threads", max, got)
	}
	for range max {
		s.leave <- struct{}{}
	}
	s.listener.Close()
	s.waitReturned()
}

// TestCloseWaits: Serve stays for the client that it has.
func TestCloseWaits(t *testing.T) {
	for range 50 {
		s := start(t, 1)
		s.serve(2)
		s.dial()
		s.waitEntered()
		s.listener.Close()
		s.leave <- struct{}{}
		s.waitReturned()
	}
}

// TestNotAccepted: a client that was waiting in the kernel when l
// was closed is not served any more. A server that accepts first
// and looks for room then has accepted it already.
func TestNotAccepted(t *testing.T) {
	for range 50 {
		s := start(t, 2)
		s.dial()
		s.dial()
		s.serve(1)
		s.waitEntered()
		s.listener.Close()
		s.leave <- struct{}{}
		s.leave <- struct{}{}
		s.waitReturned()
		if n := len(s.entered); n != 0 {
			t.Fatal("a client was accepted without room for it")
		}
	}
}
