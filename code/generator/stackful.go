package generator

import "iter"

// New makes a generator of a function, which runs on a stack of
// its own. As long as it is suspended it keeps that stack, so one
// that is not wanted any more must be stopped.
func New[T any](body func(y *Y[T])) Series[T] {
	return Returning(func(y *Y[T]) (none struct{}) {
		body(y)
		return none
	})
}

// Returning is New for a function that has a result.
func Returning[T, R any](body func(y *Y[T]) R) Generator[T, R] {
	return &stackful[T, R]{body: body}
}

// A stackful generator is a coroutine of Go's runtime. The switch
// of stacks is hidden in iter.Pull, which we give what it wants,
// an iterator; that it ranges over nothing is our secret.
//
// Fresh, it has a body; suspended, the rest; ended or running,
// nothing.
type stackful[T, R any] struct {
	body   func(*Y[T]) R
	next   func() (T, bool)
	stop   func()
	result *R // body's, when next has no more
}

// Resume switches to the generator's stack.
func (g *stackful[T, R]) Resume() State[T, R] {
	live := *g
	*g = stackful[T, R]{} // next may panic, or come here again
	if live.body != nil {
		live.start()
	}
	if live.next == nil {
		ResumedAgain()
	}
	if v, ok := live.next(); ok {
		*g = live
		return State[T, R]{Yielded: v}
	}
	return State[T, R]{Result: *live.result, Complete: true}
}

// start makes the coroutine. It is not made before, since then a
// generator that nobody resumes would hold a stack.
func (g *stackful[T, R]) start() {
	body, result := g.body, new(R)
	g.next, g.stop = iter.Pull(func(yield func(T) bool) {
		*result = run(body, yield)
	})
	g.body, g.result = nil, result
}

// Stop lets the generator unwind its stack.
func (g *stackful[T, R]) Stop() {
	live := *g
	*g = stackful[T, R]{}
	if live.stop != nil {
		live.stop()
	}
}
