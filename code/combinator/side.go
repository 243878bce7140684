package combinator

import (
	"errors"
	"slices"

	"artofwaiting/code/future"
)

// A side is one of two futures that are waited for at once, and
// then its answer, which is kept until the other is there.
type side[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	child F
	value T
	err   error // Pending while the child is alive
}

// poll polls the child, if it is alive.
func (s *side[T, F, P]) poll(w future.Waker) {
	if s.err == future.Pending {
		s.value, s.err = P(&s.child).Poll(w)
	}
}

func (s *side[T, F, P]) failed() bool {
	return s.err != future.Pending && s.err != nil
}

// cancel gives up the child, or the value that it has brought.
func (s *side[T, F, P]) cancel() {
	switch s.err {
	case future.Pending:
		future.Cancel(P(&s.child))
	case nil:
		future.Drop(s.value)
	}
}

// together is what errs have to say, in their order. Pending and
// nil say nothing. One that is alone stays what it is, and can be
// compared.
func together(errs ...error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool {
		return err == nil || err == future.Pending
	})
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}
