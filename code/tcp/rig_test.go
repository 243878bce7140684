package tcp

import (
	"errors"
	"io"
	"math/rand/v2"
	"net/netip"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

// many is n, or fewer where each costs more: where the race
// detector watches, or where there is one processor, which a
// thread that spins keeps from the others.
func many(n int) int {
	if runtime.NumCPU() == 1 {
		n /= 20
	}
	return max(n/slowness, 1)
}

var slowness = 1

// leakless fails the test if it ends with more goroutines or
// descriptors than it had now. Call it first: cleanups run
// backwards.
func leakless(t testing.TB) {
	t.Helper()
	descriptors() // the first look opens some for Go's own use
	goroutines, fds := runtime.NumGoroutine(), descriptors()
	t.Cleanup(func() {
		for range 1_000_000 { // one at its end may need a moment
			if runtime.NumGoroutine() <= goroutines {
				break
			}
			runtime.Gosched()
		}
		if n := runtime.NumGoroutine(); n > goroutines {
			t.Errorf("%d goroutines, %d before", n, goroutines)
		}
		if n := descriptors(); n > fds {
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

// is fails unless err is want, as errors.Is sees it.
func is(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

// panics fails unless f panics with a message that has word in
// it.
func panics(t *testing.T, word string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		s, _ := recover().(string)
		if !strings.Contains(s, word) {
			t.Errorf("panic %q, want one that says %q", s, word)
		}
	}()
	f()
}

// closing closes c in the end, unless that has been done.
func closing(t testing.TB, c io.Closer) {
	t.Cleanup(func() {
		err := c.Close()
		if !errors.Is(err, socket.ErrClosed) &&
			!errors.Is(err, poller.ErrClosed) {
			must(t, err)
		}
	})
}

// A rig is a reactor, and what is needed to test with it. In the
// end nothing may be left.
type rig struct {
	testing.TB
	*reactor.Reactor
}

func setup(t testing.TB) *rig {
	t.Helper()
	leakless(t)
	r, err := reactor.New()
	must(t, err)
	closing(t, r)
	return &rig{t, r}
}

// turn makes r turn, without sleeping.
func (r *rig) turn() {
	r.Helper()
	must(r, r.Turn(nil))
}

// until turns, and sleeps in between, until f says so.
func (r *rig) until(f func() bool) {
	r.Helper()
	for !f() {
		must(r, r.Turn(func() bool { return true }))
	}
}

// pend fails unless the poll has to wait.
func (r *rig) pend(err error) {
	r.Helper()
	if err != future.Pending {
		r.Fatalf("poll: %v, want Pending", err)
	}
}

func (r *rig) listen() *Listener {
	r.Helper()
	l, err := Listen(r.Reactor, "127.0.0.1:0")
	must(r, err)
	closing(r, l)
	return l
}

func (r *rig) dial(l *Listener) *Conn {
	r.Helper()
	d := Dial(r.Reactor, l.Addr().String())
	c, err := reactor.Run(r.Reactor, &d)
	must(r, err)
	closing(r, c)
	return c
}

func (r *rig) accept(l *Listener) *Conn {
	r.Helper()
	a := l.Accept()
	c, err := reactor.Run(r.Reactor, &a)
	must(r, err)
	closing(r, c)
	return c
}

// connect is both ends of a connection. The turn is so that what
// has happened so far is over.
func (r *rig) connect() (client, server *Conn) {
	r.Helper()
	l := r.listen()
	client, server = r.dial(l), r.accept(l)
	must(r, l.Close())
	r.turn()
	return client, server
}

// read reads what is there, or waits.
func (r *rig) read(c *Conn) (string, error) {
	r.Helper()
	p := make([]byte, 4096)
	f := c.Read(p)
	n, err := reactor.Run(r.Reactor, &f)
	return string(p[:n]), err
}

// write writes all of s.
func (r *rig) write(c *Conn, s string) {
	r.Helper()
	f := c.WriteAll([]byte(s))
	n, err := reactor.Run(r.Reactor, &f)
	if n != len(s) || err != nil {
		r.Fatalf("wrote %d of %d: %v", n, len(s), err)
	}
}

// line reads a line.
func (r *rig) line(c *Conn, most int) (string, error) {
	r.Helper()
	f := c.ReadLine(most)
	return reactor.Run(r.Reactor, &f)
}

// reads fails unless the next line is want, or err.
func (r *rig) reads(c *Conn, most int, want string, err error) {
	r.Helper()
	got, e := r.line(c, most)
	if got != want || e != err {
		r.Errorf("line %.50q, %v; want %.50q, %v",
			got, e, want, err)
	}
}

// arrived turns until c has something to read.
func (r *rig) arrived(c *Conn) {
	r.Helper()
	r.until(func() bool {
		_, err := c.source.Ready(reactor.Reading, future.Waker{})
		return err == nil
	})
}

// narrow makes the buffers of a connection small, so that what is
// large does not fit, whatever the machine's habits are.
func narrow(t testing.TB, conns ...*Conn) {
	t.Helper()
	for _, c := range conns {
		for _, o := range []int{sys.SO_SNDBUF, sys.SO_RCVBUF} {
			must(t, sys.Setsockopt(c.socket.Fd(),
				sys.SOL_SOCKET, o, 16<<10))
		}
	}
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

// A member of a crew is a future that finishes by itself: poll
// says whether it has.
type member struct {
	crew  *crew
	poll  func(w future.Waker) (done bool)
	woken atomic.Bool
	done  bool
}

// Wake leaves a note, and rings.
func (m *member) Wake() {
	m.woken.Store(true)
	m.crew.Wake()
}

// A crew is many futures on one thread. Whose turn it is among
// those that have been woken, chance says.
type crew struct {
	*rig
	random  *rand.Rand
	members []*member
}

func newCrew(r *rig, seed uint64) *crew {
	return &crew{rig: r, random: rand.New(rand.NewPCG(seed, 0))}
}

func (c *crew) join(poll func(w future.Waker) bool) {
	m := &member{crew: c, poll: poll}
	m.woken.Store(true)
	c.members = append(c.members, m)
}

// work polls until all have finished. It turns now and then, and
// sleeps when there is nothing else to do.
func (c *crew) work() {
	c.Helper()
	for {
		var awake []*member
		left := 0
		for _, m := range c.members {
			if !m.done {
				left++
			}
			if !m.done && m.woken.Load() {
				awake = append(awake, m)
			}
		}
		switch {
		case left == 0:
			return
		case len(awake) == 0 || c.random.IntN(4) == 0:
			must(c, c.Turn(c.idle))
			continue
		}
		c.random.Shuffle(len(awake), func(i, j int) {
			awake[i], awake[j] = awake[j], awake[i]
		})
		for _, m := range awake[:1+c.random.IntN(len(awake))] {
			m.woken.Store(false)
			m.done = m.poll(future.NewWaker(m))
		}
	}
}

func (c *crew) idle() bool {
	for _, m := range c.members {
		if !m.done && m.woken.Load() {
			return false
		}
	}
	return true
}

// finish makes a future what a crew takes. end is told its
// answer.
func finish[T any](f future.Future[T],
	end func(v T, err error)) func(future.Waker) bool {
	return func(w future.Waker) bool {
		v, err := f.Poll(w)
		if err == future.Pending {
			return false
		}
		end(v, err)
		return true
	}
}

var anywhere = netip.MustParseAddrPort("127.0.0.1:0")
