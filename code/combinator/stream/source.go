package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A source is a stream inside a combinator. It is alive until it
// has ended.
type source[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	stream S
	live   bool
}

func from[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S) source[T, S, P] {
	return source[T, S, P]{s, true}
}

// next asks the stream, on behalf of the combinator that who
// makes, and lets go of it at its end.
func (s *source[T, S, P]) next(
	who string, w future.Waker) (T, error) {
	if !s.live {
		future.PolledAgain(who)
	}
	v, err := P(&s.stream).Next(w)
	if err == io.EOF {
		*s = source[T, S, P]{}
	}
	return v, err
}

// cancel cancels the stream, if it is alive.
func (s *source[T, S, P]) cancel() {
	if s.live {
		s.live = false // first: Cancel may panic
		future.Cancel(P(&s.stream))
		*s = source[T, S, P]{}
	}
}

// itemError is the error of a future as that of an item.
func itemError(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
