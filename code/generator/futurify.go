package generator

import "artofwaiting/code/future"

// A Result is what a generator that waits has at its end.
type Result[T any] struct {
	Value T
	Err   error
}

// A Waiting generator yields nothing but that it must wait.
type Waiting[T any] = Generator[struct{}, Result[T]]

// A Futurified is a generator as a future.
type Futurified[T any] struct {
	start func(*future.Waker) Waiting[T] // until the first poll
	task  Waiting[T]
	waker *future.Waker
}

// Futurify makes a future of a generator that yields while it
// waits: a poll resumes it, and it is pending as long as it
// yields. The generator polls others with the Waker that it is
// given the address of; each poll leaves its own there.
func Futurify[T any](
	start func(w *future.Waker) Waiting[T]) Futurified[T] {
	return Futurified[T]{start: start}
}

// Poll resumes the generator once.
func (f *Futurified[T]) Poll(w future.Waker) (v T, err error) {
	live := *f
	*f = Futurified[T]{} // Resume may panic
	if live.start != nil {
		live.waker = new(future.Waker)
		live.task = live.start(live.waker)
		live.start = nil
	}
	if live.task == nil {
		future.PolledAgain("Futurify")
	}
	*live.waker = w
	s := live.task.Resume()
	if s.Complete {
		return s.Result.Value, s.Result.Err
	}
	*f = live
	return v, future.Pending
}

// Cancel stops the generator.
func (f *Futurified[T]) Cancel() {
	task := f.task
	*f = Futurified[T]{}
	if task != nil {
		task.Stop()
	}
}

// Box moves f to the heap.
func (f Futurified[T]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &f}
}
