package combinator

import "artofwaiting/code/future"

// An Either is the value of one of two futures, and which.
type Either[A, B any] struct {
	Left    A
	Right   B
	IsRight bool
}

// A Selected is two futures of which the first to finish is
// wanted.
type Selected[
	A, B any, F future.Inline[A], G future.Inline[B],
	P future.Pointer[F, A], Q future.Pointer[G, B],
] struct {
	left  F
	right G
	live  bool
}

// Select waits for the first of a and b to finish, be it with a
// value or a failure, and cancels the other. The Either says also
// of a failure whose it is.
//
// The left one is polled first. If both are ready it wins, each
// time: in a loop, a left side that is always ready starves the
// right one. So put the rare one to the left.
func Select[
	A, B any, F future.Inline[A], G future.Inline[B],
	P future.Pointer[F, A], Q future.Pointer[G, B],
](a F, b G) Selected[A, B, F, G, P, Q] {
	return Selected[A, B, F, G, P, Q]{a, b, true}
}

// Poll polls both, or the left one only, if that has finished.
func (s *Selected[A, B, F, G, P, Q]) Poll(w future.Waker) (
	e Either[A, B], err error) {
	if !s.live {
		future.PolledAgain("Select, Timeout or Abortable")
	}
	if e.Left, err = P(&s.left).Poll(w); err != future.Pending {
		future.Cancel(Q(&s.right))
		*s = Selected[A, B, F, G, P, Q]{}
		return e, err
	}
	if e.Right, err = Q(&s.right).Poll(w); err != future.Pending {
		e.IsRight = true
		future.Cancel(P(&s.left))
		*s = Selected[A, B, F, G, P, Q]{}
	}
	return e, err
}

// Cancel cancels both.
func (s *Selected[A, B, F, G, P, Q]) Cancel() {
	if s.live {
		future.Cancel(P(&s.left))
		future.Cancel(Q(&s.right))
	}
	*s = Selected[A, B, F, G, P, Q]{}
}

// Box moves s to the heap.
func (s Selected[A, B, F, G, P, Q]) Box() (
	b future.Boxed[Either[A, B]]) {
	b.Future = &s
	return b
}
