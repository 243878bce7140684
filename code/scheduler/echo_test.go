package scheduler

import (
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/tcp"
)

// An echo is a task that writes what it reads, to the end.
type echo struct {
	conn    *tcp.Conn
	buf     []byte
	read    tcp.Read
	write   tcp.Write
	writing bool
	polls   *int
}

func newEcho(c *tcp.Conn, polls *int) echo {
	buf := make([]byte, 64)
	return echo{conn: c, buf: buf, read: c.Read(buf),
		polls: polls}
}

func (e *echo) Poll(w future.Waker) (
	none struct{}, err error) {
	*e.polls++
	for err == nil {
		err = e.step(w)
	}
	if err != future.Pending {
		e.conn.Close()
	}
	if err == io.EOF {
		err = nil
	}
	return none, err
}

func (e *echo) step(w future.Waker) error {
	if e.writing {
		_, err := e.write.Poll(w)
		if err == nil {
			e.read, e.writing = e.conn.Read(e.buf), false
		}
		return err
	}
	n, err := e.read.Poll(w)
	if err == nil {
		e.write, e.writing = e.conn.WriteAll(e.buf[:n]), true
	}
	return err
}

func (e *echo) Cancel() { e.conn.Close() }

func (e echo) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &e}
}

// A server is a task that accepts, and spawns an echo for each.
type server struct {
	e      *Executor
	in     tcp.Incoming
	set    JoinSet[struct{}]
	polls  *int
	closed bool
}

func serve(e *Executor, l *tcp.Listener, polls *int) server {
	return server{e: e, in: l.Incoming(), polls: polls}
}

func (s *server) Poll(w future.Waker) (
	none struct{}, err error) {
	for err == nil && !s.closed {
		var c *tcp.Conn
		c, err = s.in.Next(w)
		if s.closed = err == io.EOF; err == nil {
			s.set.Push(Spawn(s.e, newEcho(c, s.polls)))
		}
	}
	for err = nil; err != future.Pending && err != io.EOF; {
		_, err = s.set.Next(w) // whatever became of it
	}
	if err == io.EOF && s.closed {
		return none, nil
	}
	return none, future.Pending
}

func (s *server) Cancel() {
	s.in.Cancel()
	s.set.Cancel()
}

func (s server) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &s}
}

// listen listens on loopback.
func listen(t testing.TB, e *Executor) *tcp.Listener {
	t.Helper()
	l, err := tcp.Listen(e.Reactor(), "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

// A client asks so many times, and reads what comes back.
type client struct {
	dial   tcp.Dialing
	conn   *tcp.Conn
	rounds int
	out    tcp.Write
	in     tcp.ReadLine
	sent   bool
}

func dial(e *Executor, l *tcp.Listener, rounds int) client {
	return client{rounds: rounds,
		dial: tcp.Dial(e.Reactor(), l.Addr().String())}
}

func (c *client) Poll(w future.Waker) (left int, err error) {
	if c.conn == nil {
		if c.conn, err = c.dial.Poll(w); err != nil {
			c.conn = nil
			return 0, err
		}
		c.ask()
	}
	for c.rounds > 0 && err == nil {
		if !c.sent {
			_, err = c.out.Poll(w)
			c.sent = err == nil
			continue
		}
		var line string
		if line, err = c.in.Poll(w); err == nil {
			if line != "hello" {
				err = errors.New("echo: " + line)
			}
			c.rounds--
			c.ask()
		}
	}
	if err != future.Pending {
		c.conn.Close()
	}
	return c.rounds, err
}

func (c *client) ask() {
	c.out = c.conn.WriteAll([]byte("hello\n"))
	c.in, c.sent = c.conn.ReadLine(64), false
}

func (c *client) Cancel() {
	c.dial.Cancel()
	if c.conn != nil {
		c.conn.Close()
	}
}

func (c client) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &c}
}

// A server and its clients on one thread. Each connection's task
// is polled when it begins, once a message, and for the end.
func TestEcho(t *testing.T) {
	e := setup(t)
	l := listen(t, e)
	polls := 0
	h := Spawn(e, serve(e, l, &polls))
	var set JoinSet[int]
	clients, rounds := many(200), 20
	for range clients {
		set.Push(Spawn(e, dial(e, l, rounds)))
	}
	for range clients {
		_, err := Run(e, future.PollFunc(set.Next))
		must(t, err)
	}
	must(t, l.Close())
	_, err := Run(e, h)
	must(t, err)
	equal(t, "tasks", e.Len(), 0)
	if most := clients * (rounds + 2); polls > most {
		t.Errorf("%d polls, want at most %d", polls, most)
	}
}

// Clients come and go, and some of them are aborted at any time,
// on both sides: numbers of descriptors are used again all the
// time, and those that stay are never disturbed.
func TestEchoChurn(t *testing.T) {
	e := setup(t)
	l := listen(t, e)
	polls := 0
	h := Spawn(e, serve(e, l, &polls))
	random := rand.New(rand.NewPCG(1, 2))
	var set JoinSet[int]
	stay := Spawn(e, dial(e, l, many(2000)))
	aborted := 0
	var victims []JoinHandle[int]
	for range max(many(1000), 100) {
		v := Spawn(e, dial(e, l, 1+random.IntN(5)))
		if random.IntN(3) == 0 {
			victims = append(victims, v)
		}
		set.Push(v)
		for range random.IntN(4) {
			must(t, e.step(nil))
		}
		if n := len(victims); n > 0 && random.IntN(2) == 0 {
			victims[n-1].Abort()
			victims = victims[:n-1]
		}
	}
	for set.Len() > 0 {
		_, err := Run(e, future.PollFunc(set.Next))
		if err == ErrAborted {
			aborted++
		} else {
			must(t, err)
		}
	}
	v, err := Run(e, stay)
	must(t, err)
	equal(t, "left", v, 0)
	must(t, l.Close())
	_, err = Run(e, h)
	must(t, err)
	if aborted == 0 {
		t.Error("nobody was aborted in time")
	}
}

// Shutdown in the middle of it all closes every connection.
func TestEchoShutdown(t *testing.T) {
	e := setup(t)
	l := listen(t, e)
	polls := 0
	Spawn(e, serve(e, l, &polls))
	for range 50 {
		Spawn(e, dial(e, l, 1000))
	}
	_, err := Run(e, dial(e, l, 10))
	must(t, err)
	if cut, err := e.Shutdown(0); cut < 51 || err != nil {
		t.Errorf("%d cut off, %v", cut, err)
	}
	l.Close()
}

// RT-21: fifty tasks accept on one listener, and as many clients
// come.
func TestRT21(t *testing.T) {
	e := setup(t)
	l := listen(t, e)
	const n = 50
	var servers, clients JoinSet[int]
	for range n {
		a := l.Accept()
		servers.Push(Spawn(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				c, err := a.Poll(w)
				if err == nil {
					err = c.Close()
				}
				return 0, err
			})))
	}
	settle(t, e)
	for range n {
		d := tcp.Dial(e.Reactor(), l.Addr().String())
		clients.Push(Spawn(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				c, err := d.Poll(w)
				if err == nil {
					err = c.Close()
				}
				return 0, err
			})))
	}
	for range n {
		_, err := Run(e, future.PollFunc(servers.Next))
		must(t, err)
		_, err = Run(e, future.PollFunc(clients.Next))
		must(t, err)
	}
}

// RT-22: one task waits to read and another to write, on the same
// socket. What wakes one does not end the waiting of the other.
func TestRT22(t *testing.T) {
	e := setup(t)
	a, b := pair(t)
	s := open(t, e.Reactor(), a)
	settle(t, e)
	wait := func(side reactor.Side) JoinHandle[int] {
		seen, err := s.Ready(side, future.Waker{})
		must(t, err)
		s.Blocked(side, seen)
		h := Spawn(e, steps(func(_ int, w future.Waker) error {
			_, err := s.Ready(side, w)
			return err
		}))
		settle(t, e)
		return h
	}
	reads, writes := wait(reactor.Reading), wait(reactor.Writing)
	say(t, b)
	_, err := Run(e, reads)
	must(t, err)
	writes.Abort()
	settle(t, e)

	reads = wait(reactor.Reading)
	s.Close()
	_, err = Run(e, reads)
	if err == nil {
		t.Error("ready, though it is closed")
	}
}

// A value goes from task to task through a channel, and none is
// lost when the receiver ends: those in it are given up.
func TestConnsInChannel(t *testing.T) {
	e := setup(t)
	l := listen(t, e)
	s, r := channel.New[*tcp.Conn](4)
	for range 4 {
		d := tcp.Dial(e.Reactor(), l.Addr().String())
		c, err := Run(e, d)
		must(t, err)
		must(t, s.TrySend(c))
	}
	r.Cancel() // closes them, or setup complains
	for range 4 {
		c, err := Run(e, l.Accept())
		must(t, err)
		must(t, c.Close())
	}
}
