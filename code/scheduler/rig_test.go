package scheduler

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
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

// equal fails unless got is want.
func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// ordered fails unless log is what happened, in order.
func ordered[T comparable](t testing.TB, log []T, want ...T) {
	t.Helper()
	if !slices.Equal(log, want) {
		t.Errorf("%v, want %v", log, want)
	}
}

// panics fails unless f panics with a message that has word in
// it.
func panics(t testing.TB, word string, f func()) {
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

// setup makes an Executor, which is closed in the end, unless the
// test does it, and nothing may be left then.
func setup(t testing.TB) *Executor {
	t.Helper()
	leakless(t)
	e, err := New()
	must(t, err)
	t.Cleanup(func() {
		_, err := e.Shutdown(0)
		if !errors.Is(err, poller.ErrClosed) {
			must(t, err)
		}
	})
	return e
}

// settle fails unless nothing is left to do.
func settle(t testing.TB, e *Executor) {
	t.Helper()
	must(t, e.Settle())
	if !e.idle() {
		t.Error("settled, and not idle")
	}
}

// A step is a future that is a function, and counts its polls.
type step struct {
	polls *int
	f     func(n int, w future.Waker) error
}

// steps is a future whose nth poll, from 1, is f(n, w).
func steps(f func(n int, w future.Waker) error) step {
	return step{new(int), f}
}

func (s *step) Poll(w future.Waker) (n int, err error) {
	*s.polls++
	return *s.polls, s.f(*s.polls, w)
}

func (s step) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &s}
}

// waiting is a future that waits for ever, and leaves its Waker.
func waiting(w *future.Waker) step {
	return steps(func(_ int, got future.Waker) error {
		*w = got
		return future.Pending
	})
}

// restless wakes itself n times, and then has finished.
func restless(n int) step {
	return steps(func(i int, w future.Waker) error {
		if i > n {
			return nil
		}
		w.Wake()
		return future.Pending
	})
}

var errTest = errors.New("test failure")

// A held future holds something until it is cancelled, and waits
// for ever.
type held struct{ cancels *int }

func (h *held) Poll(future.Waker) (int, error) {
	return 0, future.Pending
}

func (h *held) Cancel() { *h.cancels++ }

func (h held) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &h}
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
func open(t testing.TB, r *reactor.Reactor,
	fd int) *reactor.Source {
	t.Helper()
	s := new(reactor.Source)
	must(t, s.Open(r, fd))
	t.Cleanup(s.Close)
	return s
}

// blocked makes side blocked, as a try does that finds it so, and
// lets w wait for it.
func blocked(t testing.TB, s *reactor.Source, side reactor.Side,
	w future.Waker) {
	t.Helper()
	seen, err := s.Ready(side, w)
	must(t, err)
	s.Blocked(side, seen)
	if _, err := s.Ready(side, w); err != future.Pending {
		t.Fatalf("ready, or %v", err)
	}
}

// say writes one byte.
func say(t testing.TB, fd int) {
	t.Helper()
	n, err := sys.Write(fd, []byte("x"))
	if n != 1 || err != nil {
		t.Fatalf("write: %d, %v", n, err)
	}
}

// A called is a Wakeable that is a function.
type called func()

func (f called) Wake() { f() }
