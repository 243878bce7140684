package combinator

import (
	"errors"

	"artofwaiting/code/future"
)

// ErrNothing is the failure of a choice among no futures.
var ErrNothing = errors.New("combinator: nothing to choose from")

// A First is the one of many futures that finished first.
type First[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	Index int // in what was given to SelectAll
	Value T
	Rest  Unordered[T, F, P] // all the others, alive
}

// A SelectedAll is many futures of which the first to finish is
// wanted.
type SelectedAll[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	set  Unordered[T, F, P]
	live bool
}

// SelectAll waits for the first of fs to finish, be it with a
// value or a failure. The rest are not cancelled, and may still
// be waited for: the First has them, in a set in which each keeps
// its index as its number. Whoever does not want them cancels the
// set. They are not a slice again, because what has been polled
// does not move any more.
//
// If fs is empty the failure is ErrNothing.
func SelectAll[
	T any, F future.Inline[T], P future.Pointer[F, T],
](fs []F) SelectedAll[T, F, P] {
	return SelectedAll[T, F, P]{Unorder[T, F, P](fs...), true}
}

// Poll polls those that were woken, up to the first that has
// finished.
func (s *SelectedAll[T, F, P]) Poll(w future.Waker) (
	first First[T, F, P], err error) {
	if !s.live {
		future.PolledAgain("SelectAll")
	}
	s.live = false // and stays so if a child panics
	first.Index, first.Value, err = s.set.NextNumbered(w)
	switch {
	case err == future.Pending:
		s.live = true
		return first, err
	case first.Index < 0:
		err = ErrNothing
	}
	first.Rest, s.set = s.set, first.Rest
	return first, err
}

// Cancel cancels all of them. It does nothing to the Rest of a
// First.
func (s *SelectedAll[T, F, P]) Cancel() {
	s.set.Cancel()
	*s = SelectedAll[T, F, P]{}
}

// Box moves s to the heap.
func (s SelectedAll[T, F, P]) Box() (
	b future.Boxed[First[T, F, P]]) {
	b.Future = &s
	return b
}
