// Package await is async functions: futures that are written as
// if they blocked.
//
// Contract. An async function is a function that is a future. It
// runs when it is polled, and nothing of it before; at an Await
// it stands still until what it waits for has finished, and all
// that time it holds no thread. Between two awaits nothing of the
// same thread's gets in between.
//
//	func Double(f Digits) future.Boxed[int] {
//		return await.Async(func(a *await.A) (int, error) {
//			n, err := await.Await(a, f)
//			return 2 * n, err
//		})
//	}
//
// Cancelled, it ends at its await: what it waits for is cancelled
// first, and then its deferred calls run. One that is cancelled
// before its first poll runs nothing.
//
// Forms. As it stands, the function runs on a stack of its own,
// as generators do. The command generator/compile makes a struct
// and a Poll of it, in which what is awaited lies by value. Who
// has the future cannot tell, but for the clock and the memory.
//
// Threads. As for every future, one thread at a time polls.
package await

import (
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

// An A is an async function's handle on its own suspension: what
// it is given to await with. It is of no use outside of the body
// that it was given to.
type A struct {
	waker   future.Waker // of the latest poll
	waiting bool
	yield   func() // returns when the function is polled again
}

// Await waits for f, and is its answer. It is the essay's macro:
// a loop that polls, and yields as long as there is no answer. If
// the function is cancelled meanwhile, so is f.
func Await[T any, F future.Inline[T], P future.Pointer[F, T]](
	a *A, f F) (T, error) {
	for {
		v, err := P(&f).Poll(a.waker)
		if err != future.Pending {
			return v, err
		}
		a.wait(P(&f))
	}
}

// wait yields, and cancels the child if that is where the
// function ends.
func (a *A) wait(child any) {
	over := true
	defer func() {
		a.waiting = false
		if over {
			future.Cancel(child)
		}
	}()
	a.waiting = true
	a.yield()
	over = false
}

// A task is an async function on a stack of its own: a generator
// that yields while it waits. It is Futurify, but for the name
// and the handle.
type task[T any] struct {
	a    *A
	body generator.Waiting[T] // nil at the end, and as it runs
}

// Async makes a future of a function that may await.
func Async[T any](body func(a *A) (T, error)) future.Boxed[T] {
	a := new(A)
	run := func(y *generator.Y[struct{}]) generator.Result[T] {
		a.yield = func() { y.Yield(struct{}{}) }
		v, err := body(a)
		return generator.Result[T]{Value: v, Err: err}
	}
	return future.Boxed[T]{Future: &task[T]{
		a, generator.Returning(run)}}
}

// Poll runs the function to its next await that must wait, or to
// its end.
func (t *task[T]) Poll(w future.Waker) (v T, err error) {
	body := t.body
	if t.body = nil; body == nil {
		future.PolledAgain("Async")
	}
	t.a.waker = w
	s := body.Resume()
	if s.Complete {
		return s.Result.Value, s.Result.Err
	}
	t.body = body
	return v, future.Pending
}

// Cancel ends the function at its await.
func (t *task[T]) Cancel() {
	body := t.body
	if t.body = nil; body != nil {
		body.Stop()
	}
}
