package scheduler

import (
	"fmt"
	"strings"

	"artofwaiting/code/future"
)

// A job is a task with its future inside: one piece of memory,
// which is all that a task costs.
type job[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	answer[T]
	future F
}

// Spawn makes a task of f. It is first polled when the loop gets
// there, never in Spawn.
func Spawn[T any, F future.Inline[T], P future.Pointer[F, T]](
	e *Executor, f F) JoinHandle[T] {
	j := &job[T, F, P]{future: f}
	j.executor, j.body = e, j
	j.state.Store(woken)
	if !e.admit(&j.task) {
		j.cancel()
		j.clear()
		j.settle()
	}
	return JoinHandle[T]{&j.answer}
}

// poll polls the future. If that panics, the future has failed,
// but what it held it may hold still, so it is cancelled too.
func (j *job[T, F, P]) poll(w future.Waker) (done bool) {
	defer func() {
		if p := recover(); p != nil {
			err := panicked(p)
			j.cancel()
			j.err, done = err, true
		}
	}()
	v, err := P(&j.future).Poll(w)
	if err == future.Pending {
		return false
	}
	j.value, j.err = v, err
	return true
}

// cancel gives up the future.
func (j *job[T, F, P]) cancel() {
	defer func() {
		j.err = ErrAborted
		if p := recover(); p != nil {
			j.err = panicked(p)
		}
	}()
	future.Cancel(P(&j.future))
}

// clear lets go of a future that is over.
func (j *job[T, F, P]) clear() { j.future = *new(F) }

// what is the type of the future, which is all that is known of
// it here. Of one in a box it is the type of what is in there.
func (j *job[T, F, P]) what() string {
	f := any(&j.future)
	if b, ok := f.(*future.Boxed[T]); ok {
		f = b.Future
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", f), "*")
}
