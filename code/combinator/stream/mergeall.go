package stream

import (
	"io"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A MergedAll is a set of streams, and the items of all of them
// as they come. Only those that were woken are asked. An item
// costs one allocation: its stream joins the set anew.
type MergedAll[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	heads combinator.Unordered[
		beheaded[T, P], head[T, P], *head[T, P]]
}

// MergeAll is the items of all of list. Those that have items
// take turns. It ends when all have, or there were none; after
// another Push it goes on.
func MergeAll[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](list ...S) (m MergedAll[T, S, P]) {
	for _, s := range list {
		m.Push(s)
	}
	return m
}

// Push adds s to the set. The next call of Next will ask it.
func (m *MergedAll[T, S, P]) Push(s S) {
	m.heads.Push(head[T, P]{P(&s)})
}

// Len is how many have not ended.
func (m *MergedAll[T, S, P]) Len() int { return m.heads.Len() }

// Next is the next item of any. Its stream goes to the end of the
// queue.
func (m *MergedAll[T, S, P]) Next(w future.Waker) (T, error) {
	for {
		b, err := m.heads.Next(w)
		if err != nil { // a head never fails: Pending, or the end
			return b.item, err
		}
		if b.err != io.EOF {
			m.heads.Push(head[T, P]{b.rest})
			return b.item, b.err
		}
	}
}

// Cancel cancels all, and leaves an empty set.
func (m *MergedAll[T, S, P]) Cancel() { m.heads.Cancel() }

// Box moves m to the heap.
func (m MergedAll[T, S, P]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &m}
}

// A head is the future of the next item of a stream, and of the
// rest of the stream with it.
type head[T any, P future.Stream[T]] struct{ stream P }

// A beheaded is the answer of a head, be it an item, an error or
// the end.
type beheaded[T any, P future.Stream[T]] struct {
	item T
	err  error
	rest P
}

func (h *head[T, P]) Poll(w future.Waker) (
	b beheaded[T, P], err error) {
	b.rest = h.stream
	if b.item, b.err = h.stream.Next(w); b.err == future.Pending {
		return b, b.err
	}
	return b, nil
}

func (h *head[T, P]) Cancel() { future.Cancel(h.stream) }

func (h head[T, P]) Box() future.Boxed[beheaded[T, P]] {
	return future.Boxed[beheaded[T, P]]{Future: &h}
}
