// Package count counts how often a future is polled.
package count

import "artofwaiting/code/future"

// A Counted is a future whose polls are counted.
type Counted[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	child F
}

// Count is f, and *polls goes up by one whenever it is polled,
// even if that ends in a panic of f. Once it has finished or is
// cancelled it holds on to nothing; to poll it then panics, and
// does not count.
func Count[T any, F future.Inline[T], P future.Pointer[F, T]](
	f F, polls *int) Counted[T, F, P] {
	return Counted[T, F, P]{child: f}
}

// Poll counts, and polls f.
func (c *Counted[T, F, P]) Poll(w future.Waker) (T, error) {
	return P(&c.child).Poll(w)
}

// Cancel cancels f.
func (c *Counted[T, F, P]) Cancel() {
}

// Box moves c to the heap.
func (c Counted[T, F, P]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &c}
}
