package scheduler

import (
	"errors"

	"artofwaiting/code/future"
)

// ErrAborted is the failure of a task that was aborted.
var ErrAborted = errors.New("scheduler: task aborted")

// A JoinHandle is the future of a task's answer: its value, its
// error, a PanicError, or ErrAborted. It may be polled where the
// task is not, in another task or on another thread. All of its
// methods but Poll and Cancel are for any thread at any time.
//
// Whoever forgets the handle lets the task go its own way.
type JoinHandle[T any] struct{ task *answer[T] }

// An answer is a task as its handle sees it.
type answer[T any] struct {
	task
	value  T // an empty one takes no room, if it is not last
	err    error
	joiner future.Slot
}

// settle is the end of the task. A value that nobody will ask for
// is given up.
func (a *answer[T]) settle() {
	if a.state.Or(over)&unheard != 0 {
		a.drop()
	}
	a.joiner.Wake()
}

func (a *answer[T]) drop() {
	defer func() {
		recover() // whoever would hear of it does not listen
	}()
	a.giveUp()
}

// giveUp forgets the answer.
func (a *answer[T]) giveUp() {
	v := a.value
	a.value = *new(T)
	if a.err == nil {
		future.Drop(v)
	}
}

// Poll has the answer, or waits for it.
func (h JoinHandle[T]) Poll(w future.Waker) (v T, err error) {
	a := h.task
	if a.state.Load()&unheard != 0 {
		future.PolledAgain("Spawn")
	}
	if !h.Finished() {
		a.joiner.Register(w)
	}
	if !h.Finished() { // as Slot has it
		return v, future.Pending
	}
	a.state.Or(unheard)
	v, a.value = a.value, v
	return v, a.err
}

// Finished reports whether the task is over.
func (h JoinHandle[T]) Finished() bool {
	return h.task.state.Load()&over != 0
}

// Abort ends the task with ErrAborted, unless it ends otherwise
// before. It does not wait: the loop cancels the future when it
// gets there, and then the handle is finished, and nothing of the
// task is left.
func (h JoinHandle[T]) Abort() { h.task.abort() }

// Cancel aborts the task, and gives up the answer.
func (h JoinHandle[T]) Cancel() {
	a := h.task
	a.joiner.Register(future.Waker{}) // who cancels does not wait
	was := a.state.Or(unheard)
	switch {
	case was&unheard != 0:
	case was&over != 0:
		a.giveUp()
	default:
		a.abort()
	}
}

// Box needs no memory: a JoinHandle is a pointer inside.
func (h JoinHandle[T]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: h}
}
