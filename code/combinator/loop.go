package combinator

import "artofwaiting/code/future"

// A Step is what the body of a Loop says at its end: go on from a
// state, or stop with a value.
type Step[S, T any] struct {
	state S
	value T
	last  bool
}

// Continue goes on from s. T, which no argument tells, is what
// the Loop will bring: Continue[string](i + 1).
func Continue[T, S any](s S) Step[S, T] {
	return Step[S, T]{state: s}
}

// Break ends the Loop with v. S, which no argument tells, is what
// it goes through: Break[int]("done").
func Break[S, T any](v T) Step[S, T] {
	return Step[S, T]{value: v, last: true}
}

// A Looped is one future after another, each made from what the
// one before has left.
type Looped[
	S, T any, F future.Inline[Step[S, T]],
	P future.Pointer[F, Step[S, T]],
] struct {
	body  func(S) F // nil at the end
	state S
	child F
	live  bool // child has been made, and has not finished
}

// Loop calls body with a state, waits for the future that it
// makes, and does so again for as long as that says Continue. A
// body that fails ends the Loop.
//
// A Then whose function makes another Then is a loop as well, but
// each round lies inside the one before, and all of them stay.
// Here each takes the place of the one before.
func Loop[
	S, T any, F future.Inline[Step[S, T]],
	P future.Pointer[F, Step[S, T]],
](state S, body func(S) F) Looped[S, T, F, P] {
	return Looped[S, T, F, P]{body: body, state: state}
}

// Poll goes round for as long as the bodies are ready. That is
// the trap: if they always are, Poll never returns, and on its
// thread nobody else's turn comes. Such a body must wait for
// something now and then; future.PendingOnce will do.
func (l *Looped[S, T, F, P]) Poll(w future.Waker) (T, error) {
	if l.body == nil {
		future.PolledAgain("Loop")
	}
	for {
		if !l.live {
			l.child = l.body(l.state)
			l.live = true
		}
		step, err := P(&l.child).Poll(w)
		switch {
		case err == future.Pending:
			return step.value, err
		case err != nil || step.last:
			*l = Looped[S, T, F, P]{}
			return step.value, err
		}
		l.state, l.live = step.state, false
	}
}

// Cancel cancels the round that is under way.
func (l *Looped[S, T, F, P]) Cancel() {
	if l.live {
		future.Cancel(P(&l.child))
	}
	*l = Looped[S, T, F, P]{}
}

// Box moves l to the heap.
func (l Looped[S, T, F, P]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &l}
}
