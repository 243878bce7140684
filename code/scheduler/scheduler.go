// Package scheduler runs many futures on one thread. The future
// that a program waits for with future.Wait is alone; here each
// is a task, and the thread polls whichever was woken.
//
// Contract. Spawn makes a task of a future, and gives a handle
// for its answer. Nothing of it runs until the thread that owns
// the Executor calls Run, Drain or Settle, which are the loop. A
// task is polled when it begins, and then once for any number of
// wakes; with a thousand that wait and one wake, there is one
// poll. A task that panics has failed, and the loop goes on.
//
// States. A task waits, or is queued, or runs, and while it runs
// it may be woken; in the end it is over. See task.
//
// Order. The queue is first come, first served, but the task that
// was woken last may go first, three times in a row at most. The
// reactor turns after 61 polls, and whenever the queue is empty.
// A task that wakes itself lets everybody else go first, and the
// reactor too.
//
// Threads. Poll and Cancel of a task are called on the thread of
// the loop, and nowhere else. Wake, Spawn and the methods of a
// JoinHandle are for any thread.
package scheduler

import (
	"fmt"
	"sync"
	"sync/atomic"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
)

// An Executor is an event loop, and its tasks.
type Executor struct {
	reactor *reactor.Reactor
	inside  atomic.Bool // somebody is in the loop

	observer func(Event) // or nil

	// For the thread of the loop.
	batch   []*task // of the queue, what is to be polled now
	next    int     // in batch
	row     int     // how often the latest was preferred
	polls   int     // since the reactor turned
	spent   int     // of the shares, by the task that runs
	yielded []*task // to be queued when it has turned

	latest atomic.Pointer[task] // of the queue, woken last

	mu     sync.Mutex
	inbox  []*task // of the queue, what has come since
	roster roster  // all that are not over
	closed bool    // there will be no others
}

// New makes an Executor without tasks.
func New() (*Executor, error) {
	r, err := reactor.New()
	if err != nil {
		return nil, fmt.Errorf("scheduler: %w", err)
	}
	return &Executor{reactor: r}, nil
}

// Reactor is what the futures of e are to wait with.
func (e *Executor) Reactor() *reactor.Reactor { return e.reactor }

// Run makes a task of f, and returns its answer. The others get
// on meanwhile, and no longer: they are where they are, until the
// next Run. An error of the reactor ends it too.
func Run[T any, F future.Inline[T], P future.Pointer[F, T]](
	e *Executor, f F) (T, error) {
	h := Spawn[T, F, P](e, f)
	if err := e.drive(h.Finished, e.idle); err != nil {
		h.Cancel()
		return *new(T), err
	}
	return h.Poll(future.Waker{})
}

// Drain returns when no task is left.
func (e *Executor) Drain() error {
	return e.drive(func() bool {
		// As long as one is to be polled, it is not over.
		return e.next == len(e.batch) && e.Len() == 0
	}, e.idle)
}

// Settle returns when every task waits for something that has not
// happened yet. It is for those who have another loop, or a test.
func (e *Executor) Settle() error {
	turned := false
	return e.drive(func() bool {
		return turned && e.idle()
	}, func() bool {
		turned = true
		return false // do not sleep
	})
}

// Len is how many tasks are not over.
func (e *Executor) Len() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.roster.tasks)
}
