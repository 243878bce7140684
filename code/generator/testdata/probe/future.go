package probe

import (
	"errors"
	"fmt"
	"io"

	"artofwaiting/code/future"
)

// A Waiting is a future that says what is done to it, and waits
// as often as the schedule says.
type Waiting[A any] struct {
	t     *T
	name  string
	value A
	err   error
	left  int
	over  bool
}

// Later is the future of v. Making it writes a line.
func Later[A any](t *T, name string, v A) Waiting[A] {
	t.Log("make", name)
	return Waiting[A]{t: t, name: name, value: v, left: t.waits()}
}

// ErrLate is the failure of futures that fail.
var ErrLate = errors.New("late")

// Fails is a future that fails.
func Fails[A any](t *T, name string) Waiting[A] {
	w := Later(t, name, *new(A))
	w.err = ErrLate
	return w
}

// waits is how often the next future waits.
func (t *T) waits() int {
	if t.schedule == nil {
		return 1
	}
	return t.schedule.IntN(3)
}

// Poll waits, and then has the value.
func (w *Waiting[A]) Poll(future.Waker) (v A, err error) {
	if w.over {
		future.PolledAgain(w.name)
	}
	w.t.Log("poll", w.name)
	if w.left > 0 {
		w.left--
		return v, future.Pending
	}
	w.over = true
	return w.value, w.err
}

// Cancel writes a line, unless it is over.
func (w *Waiting[A]) Cancel() {
	if !w.over {
		w.over = true
		w.t.Log("cancel", w.name)
	}
}

// Box moves w to the heap.
func (w Waiting[A]) Box() future.Boxed[A] {
	return future.Boxed[A]{Future: &w}
}

// A Counting is a stream of numbers that says what is done to it.
type Counting struct {
	t       *T
	name    string
	i, n    int
	item    Waiting[int]
	waiting bool
}

// Count is the numbers below n, each of which may wait.
func Count(t *T, name string, n int) Counting {
	t.Log("make", name)
	return Counting{t: t, name: name, n: n}
}

// Next waits for the next number.
func (c *Counting) Next(w future.Waker) (int, error) {
	if !c.waiting {
		if c.i == c.n {
			c.t.Log("end", c.name)
			return 0, io.EOF
		}
		c.item = Later(c.t, fmt.Sprint(c.name, c.i), c.i)
		c.i, c.waiting = c.i+1, true
	}
	v, err := c.item.Poll(w)
	c.waiting = err == future.Pending
	return v, err
}

// Cancel writes a line.
func (c *Counting) Cancel() { c.t.Log("cancel", c.name) }

// Box moves c to the heap.
func (c Counting) Box() future.BoxedStream[int] {
	return future.BoxedStream[int]{Stream: &c}
}

// OfFuture makes a Machine of a future.
func OfFuture[A any](f future.Boxed[A]) Machine {
	return polled[A]{f}
}

type polled[A any] struct{ future.Boxed[A] }

// Step is Poll, in words.
func (p polled[A]) Step() (string, bool) {
	v, err := p.Poll(future.Waker{})
	return fmt.Sprint(v, " ", err), err != future.Pending
}

// Stop is Cancel.
func (p polled[A]) Stop() { p.Cancel() }

// OfStream makes a Machine of a stream.
func OfStream[A any](s future.BoxedStream[A]) Machine {
	return asked[A]{s}
}

type asked[A any] struct{ future.BoxedStream[A] }

// Step is Next, in words.
func (a asked[A]) Step() (string, bool) {
	v, err := a.Next(future.Waker{})
	return fmt.Sprint(v, " ", err), err == io.EOF
}

// Stop is Cancel.
func (a asked[A]) Stop() { a.Cancel() }
