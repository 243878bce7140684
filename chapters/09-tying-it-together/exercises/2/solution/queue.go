// Package queue is the run queue of a scheduler with several
// threads.
package queue

// Room is how many tasks a thread keeps for itself, in Go as in
// Tokio.
const Room = 256

// A Queue is a thread's own tasks, first come, first served. It
// is for one thread at a time.
type Queue[T any] struct {
	tasks []T
}

// Len is how many tasks there are.
func (q *Queue[T]) Len() int { return len(q.tasks) }

// Push puts t at the end. If there is no room, the older half
// goes, and t after it: they are for all threads. So one that has
// too much is rid of it for a while, and not again at once.
func (q *Queue[T]) Push(t T) (forAll []T) {
	if len(q.tasks) == Room {
		return append(q.older(Room/2), t)
	}
	q.tasks = append(q.tasks, t)
	return nil
}

// older takes the n oldest. They are a copy: what stays behind is
// appended to, and must not write over them.
func (q *Queue[T]) older(n int) []T {
	taken := append([]T(nil), q.tasks[:n]...)
	clear(q.tasks[:n]) // nobody keeps what is gone
	q.tasks = q.tasks[n:]
	return taken
}

// Pop takes the oldest.
func (q *Queue[T]) Pop() (t T, ok bool) {
	if len(q.tasks) == 0 {
		return t, false
	}
	return q.older(1)[0], true
}

// Steal is for a thread that has nothing to do. It moves the
// older half of from, rounded up, to q, which is empty, and
// reports whether there was any.
func (q *Queue[T]) Steal(from *Queue[T]) bool {
	n := len(from.tasks) - len(from.tasks)/2
	q.tasks = from.older(n)
	return n > 0
}
