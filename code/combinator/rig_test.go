package combinator_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

var (
	errA = errors.New("a failed")
	errB = errors.New("b failed")
	errC = errors.New("c failed")
)

// alarm is the Waker of a poll after which nobody may be woken.
var alarm = future.NewWaker(future.Alarm{})

// never is how long a child waits that does not finish.
const never = math.MaxInt

// A record is what happened to a child.
type record struct {
	polls, cancels int
	waker          future.Waker // of the latest poll
}

// A child is a future by value that is pending a number of times
// and then answers. It fails the test if it is polled after its
// end, or has moved, or is polled by two at once.
type child struct {
	*record
	pending int
	value   int
	err     error
	self    *child
	over    bool
}

// after makes a child that is pending n times.
func after(n, value int, err error) (child, *record) {
	r := new(record)
	return child{record: r, pending: n, value: value, err: err}, r
}

func (c *child) Poll(w future.Waker) (int, error) {
	if c.self == nil {
		c.self = c
	}
	if c.self != c {
		panic("child: moved after its first poll")
	}
	if c.over {
		future.PolledAgain("child")
	}
	c.polls++
	c.waker = w
	if c.pending > 0 {
		c.pending--
		return 0, future.Pending
	}
	c.over = true
	return c.value, c.err
}

func (c *child) Cancel() {
	if c.self != nil && c.self != c {
		panic("child: cancelled in another place than polled")
	}
	if !c.over {
		c.cancels++
		c.over = true
	}
}

func (c child) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &c}
}

// A handle is a future, whatever it brings.
type handle struct {
	poll   func(w future.Waker) (string, error)
	cancel func()
}

// handleOf makes f a handle.
func handleOf[T any](f future.Boxed[T]) handle {
	return handle{func(w future.Waker) (string, error) {
		v, err := f.Poll(w)
		return fmt.Sprint(v), err
	}, f.Cancel}
}

// answer is what the first poll of f says, in one line.
func answer[T any](f future.Boxed[T]) string {
	v, err := f.Poll(alarm)
	if err != nil {
		return fmt.Sprintf("%v, %v", v, err)
	}
	return fmt.Sprint(v)
}

// want fails unless a poll answered v and err.
func want[T comparable](
	t *testing.T, f future.Future[T], v T, err error) {
	t.Helper()
	got, e := f.Poll(future.Waker{})
	if got != v || e != err {
		t.Errorf("poll: %v, %v; want %v, %v", got, e, v, err)
	}
}

// counts fails unless r has seen so many polls and cancels.
func counts(t *testing.T, name string, r *record, polls,
	cancels int) {
	t.Helper()
	if r.polls != polls || r.cancels != cancels {
		t.Errorf("%s: %d polls, %d cancels; want %d, %d",
			name, r.polls, r.cancels, polls, cancels)
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
func allocs(t *testing.T, name string, n float64, f func()) {
	t.Helper()
	if got := testing.AllocsPerRun(100, f); got != n {
		t.Errorf("%s: %v allocations, want %v", name, got, n)
	}
}
