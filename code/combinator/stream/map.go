package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A Mapped is a stream whose items go through a function.
type Mapped[
	T, U any, S future.InlineStream[T],
	P future.StreamPointer[S, T],
] struct {
	in source[T, S, P]
	fn func(T) U
}

// Map gives each item of s to fn, and has what fn makes of it.
func Map[
	T, U any, S future.InlineStream[T],
	P future.StreamPointer[S, T],
](s S, fn func(T) U) Mapped[T, U, S, P] {
	return Mapped[T, U, S, P]{from[T, S, P](s), fn}
}

// Next is the next item, through the function.
func (m *Mapped[T, U, S, P]) Next(w future.Waker) (
	u U, err error) {
	v, err := m.in.next("Map", w)
	if err == nil {
		return m.fn(v), nil
	}
	if err == io.EOF {
		*m = Mapped[T, U, S, P]{}
	}
	return u, err
}

// Cancel cancels the stream.
func (m *Mapped[T, U, S, P]) Cancel() {
	m.in.cancel()
	*m = Mapped[T, U, S, P]{}
}

// Box moves m to the heap.
func (m Mapped[T, U, S, P]) Box() future.BoxedStream[U] {
	return future.BoxedStream[U]{Stream: &m}
}

// A Filtered is some of the items of a stream.
type Filtered[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	in   source[T, S, P]
	keep func(T) bool
}

// Filter is the items of s of which keep says so. The others are
// for keep to dispose of, which has seen them.
func Filter[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S, keep func(T) bool) Filtered[T, S, P] {
	return Filtered[T, S, P]{from[T, S, P](s), keep}
}

// Next asks until there is an item to keep.
func (f *Filtered[T, S, P]) Next(w future.Waker) (T, error) {
	for {
		v, err := f.in.next("Filter", w)
		if err == nil && !f.keep(v) {
			continue
		}
		if err == io.EOF {
			*f = Filtered[T, S, P]{}
		}
		return v, err
	}
}

// Cancel cancels the stream.
func (f *Filtered[T, S, P]) Cancel() {
	f.in.cancel()
	*f = Filtered[T, S, P]{}
}

// Box moves f to the heap.
func (f Filtered[T, S, P]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &f}
}
