package tcp

import (
	"fmt"
	"io"
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

// TestAcceptCancelled: an Accept that nobody polls any more has
// been woken for a connection. The next one gets it.
func TestAcceptCancelled(t *testing.T) {
	r := setup(t)
	l := r.listen()
	var c future.Counter
	a := l.Accept()
	_, err := a.Poll(c.Waker())
	r.pend(err)
	client := r.dial(l)
	r.until(func() bool { return c.Woken() > 0 })
	server := r.accept(l)
	r.write(client, "hello")
	if s, err := r.read(server); s != "hello" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
	_, err = a.Poll(c.Waker())
	r.pend(err)
	must(t, l.Close())
	_, err = a.Poll(c.Waker())
	is(t, "accept", err, poller.ErrClosed)
	panics(t, "Accept", func() { a.Poll(c.Waker()) })
	a = l.Accept()
	_, err = a.Poll(c.Waker())
	is(t, "accept", err, poller.ErrClosed)
}

// TestIncoming: the oldest comes first; one edge may stand for
// many. The stream does not end but by Close.
func TestIncoming(t *testing.T) {
	r := setup(t)
	l := r.listen()
	in := l.Incoming()
	var c future.Counter
	_, err := in.Next(c.Waker())
	r.pend(err)
	const n = 20
	for range 2 {
		for i := range n {
			client := r.dial(l)
			r.write(client, fmt.Sprint(i))
		}
		r.turn()
		for i := range n {
			s, err := reactor.Run(r.Reactor, nexts(&in))
			must(t, err)
			closing(t, s)
			want := fmt.Sprint(i)
			if got, err := r.read(s); got != want || err != nil {
				t.Errorf("read %q, %v; want %q", got, err, want)
			}
		}
		_, err = in.Next(c.Waker())
		r.pend(err)
	}
	before := c.Woken()
	must(t, l.Close())
	if c.Woken() == before {
		t.Errorf("nobody is woken")
	}
	_, err = in.Next(c.Waker())
	is(t, "after Close", err, io.EOF)
	in.Cancel()
	in.Cancel()
	panics(t, "Incoming", func() { in.Next(c.Waker()) })
}

// TestListenFails gives back what it took.
func TestListenFails(t *testing.T) {
	r := setup(t)
	_, err := Listen(r.Reactor, "nowhere")
	if err == nil {
		t.Errorf("nowhere is no address")
	}
	l := r.listen()
	_, err = Listen(r.Reactor, l.Addr().String())
	is(t, "listen again", err, sys.EADDRINUSE)
}

// TestDialFails: a bad address, and one that refuses. There is no
// second poll.
func TestDialFails(t *testing.T) {
	r := setup(t)
	for addr, want := range map[string]error{
		"nowhere": nil, "localhost:80": nil, "": nil,
		nowhere(t): sys.ECONNREFUSED,
	} {
		d := Dial(r.Reactor, addr)
		_, err := reactor.Run(r.Reactor, &d)
		if err == nil || want != nil {
			is(t, addr, err, want)
		}
		panics(t, "Dial", func() { d.Poll(future.Waker{}) })
		d.Cancel()
	}
}

// nowhere is an address that refuses connections for as long as
// the test runs: it is bound, but nobody listens.
func nowhere(t *testing.T) string {
	t.Helper()
	return bound(t, -1)
}

// bound is an address with a socket that listens for so many, or
// not at all.
func bound(t *testing.T, backlog int) string {
	t.Helper()
	fd, err := sys.Socket(sys.AF_INET)
	must(t, err)
	t.Cleanup(func() { sys.Close(fd) })
	must(t, sys.Bind(fd, anywhere))
	if backlog >= 0 {
		must(t, sys.Listen(fd, backlog))
	}
	addr, err := sys.Getsockname(fd)
	must(t, err)
	return addr.String()
}

// TestDialCancelled dials who has no room for more, and so does
// not answer. In the end no descriptor is left.
func TestDialCancelled(t *testing.T) {
	r := setup(t)
	addr := bound(t, 0)
	var c future.Counter
	for {
		d := Dial(r.Reactor, addr)
		conn, err := d.Poll(c.Waker())
		for i := 0; err == future.Pending && i < 10; i++ {
			r.turn()
			conn, err = d.Poll(c.Waker())
		}
		if err == future.Pending {
			before := descriptors()
			d.Cancel()
			if n := descriptors(); n != before-1 {
				t.Errorf("%d descriptors, %d before", n, before)
			}
			d.Cancel()
			panics(t, "Dial", func() { d.Poll(c.Waker()) })
			break
		}
		must(t, err)
		closing(t, conn)
	}
	d := Dial(r.Reactor, addr) // cancelled before its first poll
	d.Cancel()
	panics(t, "Dial", func() { d.Poll(c.Waker()) })
	c2 := r.dial(r.listen())
	future.Cancel(c2) // a value that nobody took
	is(t, "close", c2.Close(), socket.ErrClosed)
}

// TestCrowd: connections that each send lines and read them back,
// and a server for all of them, on one thread, in an order that
// chance has chosen.
func TestCrowd(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			crowd(t, seed, many(200), 10)
		})
	}
}

func crowd(t *testing.T, seed uint64, n, rounds int) {
	r := setup(t)
	l := r.listen()
	c := newCrew(r, seed)
	in := l.Incoming()
	served := 0
	c.join(func(w future.Waker) bool {
		for {
			s, err := in.Next(w)
			if err == future.Pending {
				return false
			}
			if err == io.EOF {
				return true
			}
			must(t, err)
			c.join(echo(s, func() {
				if served++; served == n {
					must(t, l.Close())
				}
			}))
		}
	})
	finished := 0
	for i := range n {
		d := Dial(r.Reactor, l.Addr().String())
		c.join(finish(&d, func(conn *Conn, err error) {
			must(t, err)
			c.join(ask(t, conn, i, rounds, func() { finished++ }))
		}))
	}
	c.work()
	if served != n || finished != n {
		t.Errorf("%d served, %d finished, of %d",
			served, finished, n)
	}
}

// echo writes what it reads, to the end.
func echo(s *Conn, end func()) func(future.Waker) bool {
	p := make([]byte, 7)
	in, out, writing := s.Read(p), Write{}, false
	return func(w future.Waker) bool {
		for {
			if writing {
				if _, err := out.Poll(w); err == future.Pending {
					return false
				}
				in, writing = s.Read(p), false
			}
			n, err := in.Poll(w)
			switch {
			case err == future.Pending:
				return false
			case err != nil:
				s.Close()
				end()
				return true
			}
			out, writing = s.WriteAll(p[:n]), true
		}
	}
}

// ask sends lines, and waits for each to come back.
func ask(t *testing.T, c *Conn, who, rounds int, end func()) func(
	future.Waker) bool {
	round := 0
	var out Write
	var in ReadLine
	next := func() string {
		return fmt.Sprintf("client %d, round %d", who, round)
	}
	begin := func() {
		out = c.WriteAll([]byte(next() + "\n"))
		in = c.ReadLine(100)
	}
	begin()
	sent := false
	return func(w future.Waker) bool {
		for {
			if !sent {
				_, err := out.Poll(w)
				if err == future.Pending {
					return false
				}
				must(t, err)
				sent = true
			}
			line, err := in.Poll(w)
			if err == future.Pending {
				return false
			}
			if line != next() || err != nil {
				t.Errorf("%q came, %v, not %q", line, err, next())
			}
			if round++; round == rounds || err != nil {
				must(t, c.Close())
				end()
				return true
			}
			begin()
			sent = false
		}
	}
}
