package combinator

import "artofwaiting/code/future"

// A SelectedOK is many futures of which the first value is
// wanted.
type SelectedOK[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	set  Unordered[T, F, P]
	last error // the latest failure, for the case that all fail
	live bool
}

// SelectOK waits for the first of fs to succeed, and cancels the
// others. It fails if all have failed, with the error of the one
// that did so last; if there are none, with ErrNothing.
func SelectOK[
	T any, F future.Inline[T], P future.Pointer[F, T],
](fs []F) SelectedOK[T, F, P] {
	return SelectedOK[T, F, P]{
		Unorder[T, F, P](fs...), ErrNothing, true}
}

// Poll polls those that were woken, up to the first success.
func (s *SelectedOK[T, F, P]) Poll(w future.Waker) (T, error) {
	if !s.live {
		future.PolledAgain("SelectOK")
	}
	s.live = false // and stays so if a child panics
	for {
		i, v, err := s.set.NextNumbered(w)
		switch {
		case err == future.Pending:
			s.live = true
			return v, err
		case i < 0: // the end of the set
			err = s.last
			s.Cancel()
			return v, err
		case err == nil:
			s.Cancel()
			return v, nil
		}
		s.last = err
	}
}

// Cancel cancels all that are left.
func (s *SelectedOK[T, F, P]) Cancel() {
	s.set.Cancel()
	*s = SelectedOK[T, F, P]{}
}

// Box moves s to the heap.
func (s SelectedOK[T, F, P]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &s}
}
