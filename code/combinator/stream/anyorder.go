package stream

import (
	"io"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// An AnyOrder is what the futures of a stream bring, in the order
// in which they finish.
type AnyOrder[
	T any, S future.InlineStream[F], F future.Inline[T],
	P future.StreamPointer[S, F], Q future.Pointer[F, T],
] struct {
	in  source[F, S, P]
	set combinator.Unordered[T, F, Q]
	max int // 0 at the end
}

// BufferUnordered waits for the futures of s, n of them at once.
// As long as n are under way, nobody asks s for more: this is how
// a server has a bound. A future that fails is an item that is an
// error, and an error of s goes ahead of those under way.
func BufferUnordered[
	T any, S future.InlineStream[F], F future.Inline[T],
	P future.StreamPointer[S, F], Q future.Pointer[F, T],
](s S, n int) AnyOrder[T, S, F, P, Q] {
	if n < 1 {
		panic("stream: BufferUnordered of less than one future")
	}
	return AnyOrder[T, S, F, P, Q]{in: from[F, S, P](s), max: n}
}

// Next starts as many as there is room for, and has the first
// that finishes.
func (b *AnyOrder[T, S, F, P, Q]) Next(w future.Waker) (
	v T, err error) {
	if b.max == 0 {
		future.PolledAgain("BufferUnordered")
	}
	for b.in.live && b.set.Len() < b.max {
		f, err := b.in.next("BufferUnordered", w)
		if err == future.Pending || err == io.EOF {
			break
		}
		if err != nil {
			return v, err
		}
		b.set.Push(f)
	}
	v, err = b.set.Next(w)
	if err == io.EOF && b.in.live {
		err = future.Pending // none under way, and more to come
	}
	if err == io.EOF {
		*b = AnyOrder[T, S, F, P, Q]{}
	}
	return v, err
}

// Cancel cancels the futures under way, and the stream.
func (b *AnyOrder[T, S, F, P, Q]) Cancel() {
	b.set.Cancel()
	b.in.cancel()
	*b = AnyOrder[T, S, F, P, Q]{}
}

// Box moves b to the heap.
func (b AnyOrder[T, S, F, P, Q]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &b}
}
