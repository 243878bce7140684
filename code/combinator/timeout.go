package combinator

import (
	"os"

	"artofwaiting/code/future"
)

// A Timed is a future that has only so much time. It is a race
// against another one.
type Timed[
	T any, F future.Inline[T], G future.Inline[struct{}],
	P future.Pointer[F, T], Q future.Pointer[G, struct{}],
] struct {
	race Selected[T, struct{}, F, G, P, Q]
}

// Timeout fails with os.ErrDeadlineExceeded, and cancels f, if
// the timer finishes before f. The timer is any future: it is
// not for this package to know what time is. If f finishes first,
// or at the same poll, the timer is cancelled. If the timer
// fails, so does the Timeout, with that error.
func Timeout[
	T any, F future.Inline[T], G future.Inline[struct{}],
	P future.Pointer[F, T], Q future.Pointer[G, struct{}],
](f F, timer G) Timed[T, F, G, P, Q] {
	return Timed[T, F, G, P, Q]{
		Select[T, struct{}, F, G, P, Q](f, timer)}
}

// Poll polls f, and then the timer. The last try belongs to f: a
// thread that was busy, and polls late, does not make it fail.
func (t *Timed[T, F, G, P, Q]) Poll(w future.Waker) (T, error) {
	first, err := t.race.Poll(w)
	if err == nil && first.IsRight {
		err = os.ErrDeadlineExceeded
	}
	return first.Left, err
}

// Cancel cancels f and the timer.
func (t *Timed[T, F, G, P, Q]) Cancel() { t.race.Cancel() }

// Box moves t to the heap.
func (t Timed[T, F, G, P, Q]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &t}
}
