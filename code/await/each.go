package await

import (
	"io"
	"iter"

	"artofwaiting/code/future"
)

// Each is the items of s, for a loop that awaits them:
//
//	for v, err := range await.Each(a, s) {
//
// The loop ends where the stream does. Left before, it cancels
// the stream.
func Each[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](a *A, s S) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		over := Over[T, S, P](s)
		defer over.Cancel()
		for {
			v, err := over.Next(a.waker)
			switch {
			case err == future.Pending:
				a.wait(nil)
			case err == io.EOF || !yield(v, err):
				return
			}
		}
	}
}

// A Loop is the stream that a loop of an async function goes
// through. It is for Each, and for functions that were compiled.
type Loop[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	stream S
	live   bool
}

// Over begins a loop over s.
func Over[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S) Loop[T, S, P] {
	return Loop[T, S, P]{s, true}
}

// Next asks the stream. One that panics is not cancelled.
func (l *Loop[T, S, P]) Next(w future.Waker) (T, error) {
	l.live = false
	v, err := P(&l.stream).Next(w)
	l.live = err != io.EOF
	if !l.live {
		*l = Loop[T, S, P]{}
	}
	return v, err
}

// Cancel ends the loop: it cancels the stream, unless that has
// ended by itself.
func (l *Loop[T, S, P]) Cancel() {
	if l.live {
		l.live = false
		future.Cancel(P(&l.stream))
		*l = Loop[T, S, P]{}
	}
}
