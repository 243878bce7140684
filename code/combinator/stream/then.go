package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A Followed is a stream each item of which is followed by a
// future made of it.
type Followed[
	T, U any, S future.InlineStream[T], F future.Inline[U],
	P future.StreamPointer[S, T], Q future.Pointer[F, U],
] struct {
	in    source[T, S, P]
	fn    func(T) F
	child F
	busy  bool // child has been made, and has not finished
}

// Then waits for the future that fn makes of each item of s, one
// at a time, and has what it brings. Meanwhile nobody asks s for
// another. A future that fails is an item that is an error.
func Then[
	T, U any, S future.InlineStream[T], F future.Inline[U],
	P future.StreamPointer[S, T], Q future.Pointer[F, U],
](s S, fn func(T) F) Followed[T, U, S, F, P, Q] {
	return Followed[T, U, S, F, P, Q]{
		in: from[T, S, P](s), fn: fn}
}

// Next waits for an item, and then for its future.
func (t *Followed[T, U, S, F, P, Q]) Next(w future.Waker) (
	u U, err error) {
	if !t.busy {
		v, err := t.in.next("Then", w)
		if err == io.EOF {
			*t = Followed[T, U, S, F, P, Q]{}
		}
		if err != nil {
			return u, err
		}
		t.child, t.busy = t.fn(v), true
	}
	u, err = Q(&t.child).Poll(w)
	if err != future.Pending {
		t.child, t.busy = *new(F), false
	}
	return u, itemError(err)
}

// Cancel cancels the future, if there is one, and the stream.
func (t *Followed[T, U, S, F, P, Q]) Cancel() {
	if t.busy {
		future.Cancel(Q(&t.child))
	}
	t.in.cancel()
	*t = Followed[T, U, S, F, P, Q]{}
}

// Box moves t to the heap.
func (t Followed[T, U, S, F, P, Q]) Box() future.BoxedStream[U] {
	return future.BoxedStream[U]{Stream: &t}
}
