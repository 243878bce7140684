package future

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
)

// TestMain fails if the tests leave a goroutine behind: nothing
// here holds a thread, and so do those who test it.
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

var errTest = errors.New("test failure")

// want fails unless a poll answered v and err.
func want[T comparable](t *testing.T, f Future[T], v T,
	err error) {
	t.Helper()
	got, e := f.Poll(Waker{})
	if got != v || e != err {
		t.Errorf("poll: %v, %v; want %v, %v", got, e, v, err)
	}
}

// woken fails unless c has been woken n times.
func woken(t *testing.T, c *Counter, n int) {
	t.Helper()
	if c.Woken() != n {
		t.Errorf("woken %d times, want %d", c.Woken(), n)
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

// allocs fails unless f allocates n times.
func allocs(t *testing.T, n float64, f func()) {
	t.Helper()
	if got := testing.AllocsPerRun(100, f); got != n {
		t.Errorf("%v allocations, want %v", got, n)
	}
}

// A tally is what held futures and streams count.
type tally struct{ polls, cancels int }

// held is a future, and a stream, that holds something.
type held struct{ *tally }

func (h *held) Poll(Waker) (int, error) {
	h.polls++
	return 0, Pending
}

func (h *held) Next(w Waker) (int, error) { return h.Poll(w) }

func (h *held) Cancel() { h.cancels++ }

func (h held) Box() Boxed[int] { return Boxed[int]{&h} }

// A call is a Wakeable that is a function: to wake it is to run
// somebody else's code.
type call func()

func (f call) Wake() { f() }
