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
// goes, and t after it: they are for all threads.
func (q *Queue[T]) Push(t T) (forAll []T) {
	if len(q.tasks) == Room {
		return []T{t}
	}
	q.tasks = append(q.tasks, t)
	return nil
}

// Pop takes the oldest.
func (q *Queue[T]) Pop() (t T, ok bool) {
	if len(q.tasks) == 0 {
		return t, false
	}
	t, q.tasks = q.tasks[0], q.tasks[1:]
	return t, true
}

// Steal is for a thread that has nothing to do. It moves the
// older half of from, rounded up, to q, which is empty, and
// reports whether there was any.
func (q *Queue[T]) Steal(from *Queue[T]) bool {
	t, ok := from.Pop()
	if ok {
		q.Push(t)
	}
	return ok
}
