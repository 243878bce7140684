// Package hedge asks a second time before the first has failed.
package hedge

import "artofwaiting/code/future"

// A Hedged is one attempt, or two at once.
type Hedged[
	T any, F future.Inline[T], G future.Inline[struct{}],
	P future.Pointer[F, T], Q future.Pointer[G, struct{}],
] struct {
	first F
	pause G
	again func() F // nil once it has been called
	spare F
}

// Hedge waits for first, and no longer than pause for it alone:
// when that has finished, with whatever answer, or first has
// failed, it makes a spare attempt, and waits for both. The first
// to succeed is the answer. If both fail it is their errors, by
// errors.Join, that of first in front. At the end, what is alive
// of first, pause and spare is cancelled.
func Hedge[
	T any, F future.Inline[T], G future.Inline[struct{}],
	P future.Pointer[F, T], Q future.Pointer[G, struct{}],
](first F, pause G, again func() F) Hedged[T, F, G, P, Q] {
	return Hedged[T, F, G, P, Q]{
		first: first, pause: pause, again: again}
}

// Poll polls first, and then pause or the spare.
func (h *Hedged[T, F, G, P, Q]) Poll(w future.Waker) (T, error) {
	v, err := P(&h.first).Poll(w)
	if err == nil {
		return v, nil
	}
	if h.again != nil {
		_, err := Q(&h.pause).Poll(w)
		if err == future.Pending {
			return v, err
		}
		h.spare, h.again = h.again(), nil
	}
	return P(&h.spare).Poll(w)
}

// Cancel cancels what is alive.
func (h *Hedged[T, F, G, P, Q]) Cancel() {
}

// Box moves h to the heap.
func (h Hedged[T, F, G, P, Q]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &h}
}
