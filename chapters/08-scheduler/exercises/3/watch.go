// Package watch finds tasks that hold the thread.
package watch

import (
	"time"

	"artofwaiting/code/future"
)

// A Watched is a future whose polls are timed.
type Watched[T any] struct {
	child  future.Boxed[T]
	now    func() time.Duration
	limit  time.Duration
	report func(took time.Duration)
}

// Watch is f, and reports every poll of it that takes longer than
// limit, also one that panics. The time is told by now.
func Watch[T any](f future.Boxed[T], now func() time.Duration,
	limit time.Duration,
	report func(took time.Duration)) future.Boxed[T] {
	return future.Boxed[T]{Future: &Watched[T]{
		f, now, limit, report}}
}

// Poll polls f.
func (w *Watched[T]) Poll(waker future.Waker) (T, error) {
	return w.child.Poll(waker)
}
