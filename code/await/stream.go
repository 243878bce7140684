package await

import (
	"io"

	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

// A stream is an async function that yields items. It is a
// generator that yields for two reasons, and A says which.
type stream[T any] struct {
	a      *A
	body   generator.Generator[T, error]
	failed bool // its error was given, and io.EOF was not
}

// Stream makes a stream of a function that may await, and yields
// items. When it returns an error, that is the last item, and the
// stream ends after it; when it returns none, it ends at once.
func Stream[T any](
	body func(a *A, y *generator.Y[T]) error,
) future.BoxedStream[T] {
	a := new(A)
	run := func(y *generator.Y[T]) error {
		a.yield = func() { y.Yield(*new(T)) }
		return body(a, y)
	}
	return future.BoxedStream[T]{Stream: &stream[T]{
		a: a, body: generator.Returning(run)}}
}

// Next runs the function to its next item, or to an await that
// must wait.
func (s *stream[T]) Next(w future.Waker) (v T, err error) {
	if s.failed {
		s.failed = false
		return v, io.EOF
	}
	body := s.body
	if s.body = nil; body == nil {
		future.PolledAgain("Stream")
	}
	s.a.waker = w
	state := body.Resume()
	if state.Complete {
		err = End(state.Result)
		s.failed = err != io.EOF
		return v, err
	}
	s.body = body
	if s.a.waiting {
		err = future.Pending
	}
	return state.Yielded, err
}

// Cancel ends the function where it stands.
func (s *stream[T]) Cancel() {
	body := s.body
	s.body, s.failed = nil, false
	if body != nil {
		body.Stop()
	}
}

// End is what the end of a function is to those who ask its
// stream: its error, or io.EOF.
func End(err error) error {
	if err == nil {
		return io.EOF
	}
	return err
}
