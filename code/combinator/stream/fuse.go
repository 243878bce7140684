package stream

import (
	"io"

	"artofwaiting/code/future"
)

// A Fused is a stream that may be asked after its end: it says
// io.EOF again. The zero Fused is at its end.
type Fused[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	in source[T, S, P]
}

// Fuse makes s safe to ask again.
func Fuse[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S) Fused[T, S, P] {
	return Fused[T, S, P]{from[T, S, P](s)}
}

// Next asks s, and once that has ended, nobody.
func (f *Fused[T, S, P]) Next(w future.Waker) (v T, err error) {
	if !f.in.live {
		return v, io.EOF
	}
	return f.in.next("Fuse", w)
}

// Cancel cancels s, if it has not ended. That too is the end.
func (f *Fused[T, S, P]) Cancel() { f.in.cancel() }

// Box moves f to the heap.
func (f Fused[T, S, P]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &f}
}

// An Until is a stream that a future ends.
type Until[
	T, U any, S future.InlineStream[T], F future.Inline[U],
	P future.StreamPointer[S, T], Q future.Pointer[F, U],
] struct {
	in   source[T, S, P]
	stop F
}

// TakeUntil is s until stop has finished, with whatever answer: a
// failure is the end too. Whichever of the two ends first, the
// other is cancelled. If both are ready, stop wins.
//
// It may be asked after its end, like a Fused.
func TakeUntil[
	T, U any, S future.InlineStream[T], F future.Inline[U],
	P future.StreamPointer[S, T], Q future.Pointer[F, U],
](s S, stop F) Until[T, U, S, F, P, Q] {
	return Until[T, U, S, F, P, Q]{from[T, S, P](s), stop}
}

// Next looks at stop, and then asks the stream.
func (t *Until[T, U, S, F, P, Q]) Next(w future.Waker) (
	v T, err error) {
	if !t.in.live {
		return v, io.EOF
	}
	if _, err = Q(&t.stop).Poll(w); err != future.Pending {
		t.in.cancel()
		*t = Until[T, U, S, F, P, Q]{}
		return v, io.EOF
	}
	v, err = t.in.next("TakeUntil", w)
	if err == io.EOF {
		future.Cancel(Q(&t.stop))
		*t = Until[T, U, S, F, P, Q]{}
	}
	return v, err
}

// Cancel cancels both.
func (t *Until[T, U, S, F, P, Q]) Cancel() {
	if t.in.live {
		t.in.cancel()
		future.Cancel(Q(&t.stop))
	}
	*t = Until[T, U, S, F, P, Q]{}
}

// Box moves t to the heap.
func (t Until[T, U, S, F, P, Q]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &t}
}
