package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A Taken is the first items of a stream.
type Taken[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	in   source[T, S, P]
	left int
	last bool // the next answer is the end
}

// Take is the first n items of s. With the last of them s is
// cancelled, for nobody will ask it again; if n is 0, with the
// first call.
func Take[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S, n int) Taken[T, S, P] {
	return Taken[T, S, P]{from[T, S, P](s), n, n <= 0}
}

// Next is the next item, until n have been taken.
func (t *Taken[T, S, P]) Next(w future.Waker) (v T, err error) {
	if t.last {
		t.Cancel()
		return v, io.EOF
	}
	v, err = t.in.next("Take", w)
	if err == nil {
		t.left--
		if t.left == 0 {
			t.in.cancel()
			t.last = true
		}
	}
	return v, err
}

// Cancel cancels the stream, unless that has happened already.
func (t *Taken[T, S, P]) Cancel() {
	t.in.cancel()
	*t = Taken[T, S, P]{}
}

// Box moves t to the heap.
func (t Taken[T, S, P]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &t}
}

// A Skipped is a stream without its first items.
type Skipped[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	in   source[T, S, P]
	left int
}

// Skip is s without its first n items.
func Skip[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S, n int) Skipped[T, S, P] {
	return Skipped[T, S, P]{from[T, S, P](s), n}
}

// Next is the next item, once n are gone.
func (s *Skipped[T, S, P]) Next(w future.Waker) (T, error) {
	for {
		v, err := s.in.next("Skip", w)
		if err != nil || s.left <= 0 {
			return v, err
		}
		s.left--
		future.Drop(v)
	}
}

// Cancel cancels the stream.
func (s *Skipped[T, S, P]) Cancel() { s.in.cancel() }

// Box moves s to the heap.
func (s Skipped[T, S, P]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &s}
}
