package reactor

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
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

// woken fails unless c has been woken n times.
func woken(t testing.TB, what string, c *future.Counter, n int) {
	t.Helper()
	if c.Woken() != n {
		t.Errorf("%s woken %d times, want %d",
			what, c.Woken(), n)
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

// setup makes a reactor, which is closed in the end, unless the
// test does it, and nothing may be left then.
func setup(t testing.TB) *Reactor {
	t.Helper()
	leakless(t)
	r, err := New()
	must(t, err)
	t.Cleanup(func() {
		if err := r.Close(); !errors.Is(err, poller.ErrClosed) {
			must(t, err)
		}
	})
	return r
}

// pair is two sockets that do not block. What is written to one
// has arrived at the other when write returns.
func pair(t testing.TB) (a, b int) {
	t.Helper()
	a, b, err := sys.Socketpair()
	must(t, err)
	for _, fd := range []int{a, b} {
		must(t, sys.SetNonblock(fd, true))
		t.Cleanup(func() { sys.Close(fd) })
	}
	return a, b
}

// open is a Source for fd, which is closed in the end.
func open(t testing.TB, r *Reactor, fd int) *Source {
	t.Helper()
	s := new(Source)
	must(t, s.Open(r, fd))
	t.Cleanup(s.Close)
	return s
}

// say writes one byte.
func say(t testing.TB, fd int) {
	t.Helper()
	n, err := sys.Write(fd, []byte("x"))
	if n != 1 || err != nil {
		t.Fatalf("write: %d, %v", n, err)
	}
}

// edges is what the poller has to tell, untold. A kernel may need
// a moment, and more than one event.
func edges(t testing.TB, r *Reactor) []poller.Event {
	t.Helper()
	must(t, r.poll.Wait(r.events, -1))
	return slices.Collect(r.events.All())
}

// turn makes r turn, without sleeping.
func turn(t testing.TB, r *Reactor) {
	t.Helper()
	must(t, r.Turn(nil))
}

// blocked makes side blocked, as a try does that finds it so.
func blocked(t testing.TB, s *Source, side Side) {
	t.Helper()
	seen, err := s.Ready(side, future.Waker{})
	must(t, err)
	s.Blocked(side, seen)
}

// ready is whether side is, without leaving anybody's Waker.
func ready(t testing.TB, s *Source, side Side) bool {
	t.Helper()
	_, err := s.look(side)
	if err != future.Pending {
		must(t, err)
	}
	return err == nil
}

// put writes a byte, or waits.
func put(s *Source, w future.Waker) error {
	return try(s, Writing, w, func() error {
		_, err := sys.Write(s.fd, []byte("x"))
		return err
	})
}

// get reads a byte, or waits.
func get(s *Source, w future.Waker) error {
	return try(s, Reading, w, func() error {
		_, err := sys.Read(s.fd, make([]byte, 1))
		return err
	})
}

func try(s *Source, side Side, w future.Waker,
	call func() error) error {
	for {
		seen, err := s.Ready(side, w)
		if err != nil {
			return err
		}
		switch err := call(); err {
		case sys.EAGAIN:
			s.Blocked(side, seen)
		case sys.EINTR:
		default:
			return err
		}
	}
}
