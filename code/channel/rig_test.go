package channel

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

// TestMain fails if the tests leave a goroutine behind: nothing
// here holds a thread.
func TestMain(m *testing.M) {
	before := runtime.NumGoroutine()
	code := m.Run()
	for range 1_000_000 { // one at its end may need a moment
		if runtime.NumGoroutine() <= before {
			os.Exit(code)
		}
		runtime.Gosched()
	}
	fmt.Println("goroutines left behind:")
	pprof.Lookup("goroutine").WriteTo(os.Stdout, 1)
	os.Exit(1)
}

// many is n, or fewer where each costs more.
func many(n int) int {
	if runtime.NumCPU() == 1 {
		n /= 20
	}
	return max(n/slowness, 1)
}

var slowness = 1

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

// pend fails unless f has to wait.
func pend[T any](t testing.TB, f future.Future[T],
	c *future.Counter) {
	t.Helper()
	if _, err := f.Poll(c.Waker()); err != future.Pending {
		t.Fatalf("poll: %v, want Pending", err)
	}
}

// done fails unless f has finished, and was woken n times.
func done[T any](t testing.TB, f future.Future[T],
	c *future.Counter, n int) (v T) {
	t.Helper()
	equal(t, "woken", c.Woken(), n)
	v, err := f.Poll(c.Waker())
	must(t, err)
	return v
}

// send fails unless s takes v at once.
func send[T any](t testing.TB, s *Sender[T], vs ...T) {
	t.Helper()
	for _, v := range vs {
		f := s.Send(v)
		_, err := f.Poll(future.Waker{})
		must(t, err)
	}
}

// receives fails unless r has these, at once.
func receives[T comparable](t testing.TB, r *Receiver[T],
	want ...T) {
	t.Helper()
	for _, v := range want {
		got, err := r.Next(future.Waker{})
		if got != v || err != nil {
			t.Errorf("%v, %v; want %v", got, err, v)
		}
	}
}

// next fails unless r answers err.
func next[T any](t testing.TB, r *Receiver[T], w future.Waker,
	want error) {
	t.Helper()
	if _, err := r.Next(w); err != want {
		t.Errorf("next: %v, want %v", err, want)
	}
}

// A call is a Wakeable that is a function.
type call func()

func (f call) Wake() { f() }

// A held value counts how often it is given up.
type held struct{ cancels *int }

func (h held) Cancel() { *h.cancels++ }

// A stingy Waker grants so many.
type stingy struct {
	future.Counter
	left int
}

func (s *stingy) Spend() bool {
	s.left--
	return s.left >= 0
}
