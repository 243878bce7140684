package scheduler

// An Event is something that has just happened to a task.
type Event struct {
	Kind Kind
	Task Task
}

// A Kind is what has happened.
type Kind uint8

// The life of a task. Spawned is first, Ended last.
const (
	Spawned Kind = iota // it is in the queue
	Polled              // its turn: it has left the queue
	Waits               // its poll was Pending
	Woken               // it is in the queue again
	Ended               // it has an answer, or was cancelled
)

// A Task is one of the tasks of an Executor, for a map or ==.
type Task struct{ task *task }

// String is the type of its future. Of a task that is over, it
// need not be asked.
func (t Task) String() string { return t.task.what() }

// Observe has f told of every Event from now on. Spawned and
// Woken are told by the thread that spawns or wakes, before the
// loop can know of them, and so two of them may be told at once;
// the others by the thread of the loop. f keeps all of them
// waiting, and must not call e. Call Observe before there are
// tasks.
func (e *Executor) Observe(f func(Event)) { e.observer = f }

// tell tells whoever observes.
func (t *task) tell(k Kind) {
	if f := t.executor.observer; f != nil {
		f(Event{k, Task{t}})
	}
}
