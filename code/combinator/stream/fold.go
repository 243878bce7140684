package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A Folded is the future of what all items of a stream come to.
type Folded[
	T, U any, S future.InlineStream[T],
	P future.StreamPointer[S, T],
] struct {
	in   source[T, S, P]
	into sink[T, U]
	sum  U
}

// Fold begins with u and calls fn with what it has so far and the
// next item of s, until the end of s.
func Fold[
	T, U any, S future.InlineStream[T],
	P future.StreamPointer[S, T],
](s S, u U, fn func(U, T) U) Folded[T, U, S, P] {
	return Folded[T, U, S, P]{
		from[T, S, P](s), adder[T, U](fn), u}
}

// Collect puts all items of s in a slice.
func Collect[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S) Folded[T, []T, S, P] {
	return Folded[T, []T, S, P]{
		from[T, S, P](s), collector[T]{}, nil}
}

// ForEach calls fn with each item of s, until the end of s, or
// until fn fails. To do for each what takes time, put a Then in
// front of it, or a BufferUnordered.
func ForEach[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S, fn func(T) error) Folded[T, struct{}, S, P] {
	return Folded[T, struct{}, S, P]{
		from[T, S, P](s), doer[T](fn), struct{}{}}
}

// Poll takes in all items that are there, until the first that is
// an error. A stream that always has one holds the thread.
func (f *Folded[T, U, S, P]) Poll(w future.Waker) (
	u U, err error) {
	for {
		v, err := f.in.next("Fold, Collect or ForEach", w)
		switch err {
		case nil:
			if f.sum, err = f.into.add(f.sum, v); err == nil {
				continue
			}
		case future.Pending:
			return u, err
		case io.EOF:
			u = f.sum
			*f = Folded[T, U, S, P]{}
			return u, nil
		}
		f.Cancel()
		return u, err
	}
}

// Cancel cancels the stream, and what has come of it so far.
func (f *Folded[T, U, S, P]) Cancel() {
	f.in.cancel()
	if f.into != nil {
		f.into.drop(f.sum)
	}
	*f = Folded[T, U, S, P]{}
}

// Box moves f to the heap.
func (f Folded[T, U, S, P]) Box() future.Boxed[U] {
	return future.Boxed[U]{Future: &f}
}

// A sink is what the items of a stream go to. Like a change of
// package combinator, it is an interface around a function, which
// costs no memory.
type sink[T, U any] interface {
	add(U, T) (U, error)
	drop(U) // nobody will get it
}

type adder[T, U any] func(U, T) U

func (fn adder[T, U]) add(u U, v T) (U, error) {
	return fn(u, v), nil
}

func (adder[T, U]) drop(u U) { future.Drop(u) }

type collector[T any] struct{}

func (collector[T]) add(list []T, v T) ([]T, error) {
	return append(list, v), nil
}

func (collector[T]) drop(list []T) {
	for _, v := range list {
		future.Drop(v)
	}
}

type doer[T any] func(T) error

func (fn doer[T]) add(_ struct{}, v T) (struct{}, error) {
	return struct{}{}, fn(v)
}

func (doer[T]) drop(struct{}) {}
