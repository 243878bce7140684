package stream

import (
	"io"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// An InOrder is what the futures of a stream bring, in the order
// of the stream. They run at the same time all the same.
type InOrder[
	T any, S future.InlineStream[F], F future.Inline[T],
	P future.StreamPointer[S, F], Q future.Pointer[F, T],
] struct {
	in   source[F, S, P]
	set  combinator.Unordered[T, F, Q]
	ring []result[T] // that of number i is at i modulo its length
	head int         // the number whose turn it is
	tail int         // the number that is pushed next
	owed error       // of the stream; comes after those before it
	live bool
}

// A result is the answer of a future, Pending until it is there.
type result[T any] struct {
	value T
	err   error
}

// Buffered waits for the futures of s, n of them at once, and
// keeps their order. One that has finished before its turn counts
// among the n, or a slow one would let the others pile up. An
// error of s keeps its place too.
func Buffered[
	T any, S future.InlineStream[F], F future.Inline[T],
	P future.StreamPointer[S, F], Q future.Pointer[F, T],
](s S, n int) InOrder[T, S, F, P, Q] {
	if n < 1 {
		panic("stream: Buffered of less than one future")
	}
	return InOrder[T, S, F, P, Q]{
		in: from[F, S, P](s), ring: make([]result[T], n),
		live: true}
}

// Next starts as many as there is room for, polls those that were
// woken, and has the result whose turn it is.
func (b *InOrder[T, S, F, P, Q]) Next(w future.Waker) (
	v T, err error) {
	if !b.live {
		future.PolledAgain("Buffered")
	}
	b.live = false // and stays so if a child panics
	b.fill(w)
	b.collect(w)
	b.live = true
	switch {
	case b.head < b.tail:
		return b.take()
	case b.owed != nil:
		err, b.owed = b.owed, nil
	case b.in.live:
		err = future.Pending
	default:
		*b = InOrder[T, S, F, P, Q]{}
		err = io.EOF
	}
	return v, err
}

// fill starts futures. It stops at an error of the stream until
// that has been given.
func (b *InOrder[T, S, F, P, Q]) fill(w future.Waker) {
	n := len(b.ring)
	for b.in.live && b.owed == nil && b.tail-b.head < n {
		f, err := b.in.next("Buffered", w)
		switch err {
		case nil:
			b.ring[b.tail%n].err = future.Pending
			b.set.Push(f) // has the number b.tail
			b.tail++
		case future.Pending, io.EOF:
			return
		default:
			b.owed = err
		}
	}
}

// collect puts into the ring what has finished.
func (b *InOrder[T, S, F, P, Q]) collect(w future.Waker) {
	for {
		i, v, err := b.set.NextNumbered(w)
		if i < 0 {
			return
		}
		b.ring[i%len(b.ring)] = result[T]{v, itemError(err)}
	}
}

// take gives the result whose turn it is, if it is there.
func (b *InOrder[T, S, F, P, Q]) take() (T, error) {
	r := &b.ring[b.head%len(b.ring)]
	v, err := r.value, r.err
	if err != future.Pending {
		*r = result[T]{}
		b.head++
	}
	return v, err
}

// Cancel cancels the futures under way, the results that nobody
// will get, and the stream.
func (b *InOrder[T, S, F, P, Q]) Cancel() {
	b.set.Cancel()
	b.in.cancel()
	for ; b.head < b.tail; b.head++ {
		r := b.ring[b.head%len(b.ring)]
		if r.err == nil {
			future.Drop(r.value)
		}
	}
	*b = InOrder[T, S, F, P, Q]{}
}

// Box moves b to the heap.
func (b InOrder[T, S, F, P, Q]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &b}
}
