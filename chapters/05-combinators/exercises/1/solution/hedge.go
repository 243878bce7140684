// Package hedge asks a second time before the first has failed.
package hedge

import (
	"errors"

	"artofwaiting/code/future"
)

// A Hedged is one attempt, or two at once.
type Hedged[
	T any, F future.Inline[T], G future.Inline[struct{}],
	P future.Pointer[F, T], Q future.Pointer[G, struct{}],
] struct {
	first attempt[T, F, P]
	pause G
	again func() F // nil once the pause is over
	spare attempt[T, F, P]
}

// An attempt is alive while it is Pending, and then its failure.
// The zero attempt has not been made.
type attempt[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	child F
	err   error
}

func (a *attempt[T, F, P]) poll(w future.Waker) (v T) {
	if a.err == future.Pending {
		v, a.err = P(&a.child).Poll(w)
	}
	return v
}

func (a *attempt[T, F, P]) cancel() {
	if a.err == future.Pending {
		future.Cancel(P(&a.child))
	}
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
](first F, pause G, again func() F) (h Hedged[T, F, G, P, Q]) {
	h.first.child, h.first.err = first, future.Pending
	h.pause, h.again = pause, again
	return h
}

// Poll polls first, and then pause or the spare.
func (h *Hedged[T, F, G, P, Q]) Poll(w future.Waker) (
	v T, err error) {
	if h.first.err == nil {
		future.PolledAgain("Hedge")
	}
	if v = h.first.poll(w); h.first.err != nil {
		if !h.late(w) {
			return v, future.Pending
		}
		v = h.spare.poll(w)
	}
	switch a, b := h.first.err, h.spare.err; {
	case a == nil || b == nil:
	case a == future.Pending || b == future.Pending:
		return v, future.Pending
	default:
		err = errors.Join(a, b)
	}
	h.Cancel()
	return v, err
}

// late says that the pause is over, and makes the spare attempt.
func (h *Hedged[T, F, G, P, Q]) late(w future.Waker) bool {
	if h.again == nil {
		return true
	}
	if h.first.err != future.Pending {
		future.Cancel(Q(&h.pause))
	} else if _, e := Q(&h.pause).Poll(w); e == future.Pending {
		return false
	}
	h.spare.child, h.spare.err = h.again(), future.Pending
	h.again = nil
	return true
}

// Cancel cancels what is alive.
func (h *Hedged[T, F, G, P, Q]) Cancel() {
	h.first.cancel()
	h.spare.cancel()
	if h.again != nil {
		future.Cancel(Q(&h.pause))
	}
	*h = Hedged[T, F, G, P, Q]{}
}

// Box moves h to the heap.
func (h Hedged[T, F, G, P, Q]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &h}
}
