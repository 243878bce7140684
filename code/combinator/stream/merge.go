package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A Merged is the items of two streams, as they come.
type Merged[
	T any, S future.InlineStream[T], R future.InlineStream[T],
	P future.StreamPointer[S, T], Q future.StreamPointer[R, T],
] struct {
	a     source[T, S, P]
	b     source[T, R, Q]
	right bool // whose turn it is
}

// Merge is the items of a and of b. If both have one they take
// turns, so neither starves. It ends when both have. Merges in
// Merges share unevenly, half of it to the outermost: for more
// than two there is MergeAll.
func Merge[
	T any, S future.InlineStream[T], R future.InlineStream[T],
	P future.StreamPointer[S, T], Q future.StreamPointer[R, T],
](a S, b R) Merged[T, S, R, P, Q] {
	return Merged[T, S, R, P, Q]{
		a: from[T, S, P](a), b: from[T, R, Q](b)}
}

// Next asks the one whose turn it is, and if that has nothing,
// the other.
func (m *Merged[T, S, R, P, Q]) Next(w future.Waker) (
	v T, err error) {
	if !m.a.live && !m.b.live {
		future.PolledAgain("Merge")
	}
	for range 2 {
		right := m.right
		m.right = !right
		switch {
		case right && m.b.live:
			v, err = m.b.next("Merge", w)
		case !right && m.a.live:
			v, err = m.a.next("Merge", w)
		default:
			continue
		}
		if err != future.Pending && err != io.EOF {
			return v, err
		}
	}
	if m.a.live || m.b.live {
		err = future.Pending
	}
	return v, err
}

// Cancel cancels those that have not ended.
func (m *Merged[T, S, R, P, Q]) Cancel() {
	m.a.cancel()
	m.b.cancel()
}

// Box moves m to the heap.
func (m Merged[T, S, R, P, Q]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &m}
}
