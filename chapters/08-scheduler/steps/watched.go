package main

import (
	"fmt"

	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/trace"
)

// A watched is the future of a task, and its Waker, both of which
// are recorded.
type watched struct {
	rec   *trace.Recorder
	lane  string
	waits string // what for, when it does
	inner future.Boxed[int]
	waker future.Waker // of the task
}

func (t *watched) spawn(
	e *scheduler.Executor, f future.Boxed[int]) {
	t.inner = f
	// spawn: it is in the queue.
	trace.Mark(t.rec, t.lane, trace.Spawn, 0, "")
	scheduler.Spawn(e, t.Box())
}

// Box is t, which is on the heap.
func (t *watched) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: t}
}

// Poll is what the loop calls.
func (t *watched) Poll(w future.Waker) (int, error) {
	t.waker = w
	// poll: it leaves the queue.
	trace.Mark(t.rec, t.lane, trace.Poll, 0, "")
	n, err := t.inner.Poll(future.NewWaker(t))
	if err == future.Pending {
		// pending: it gives the thread back.
		trace.Mark(t.rec, t.lane, trace.Pending, 0, t.waits)
		return n, err
	}
	// done: it will not come again.
	has := fmt.Sprint("has ", n)
	trace.Mark(t.rec, t.lane, trace.Done, 0, has)
	return n, err
}

// Wake is what the channel and the clock call.
func (t *watched) Wake() {
	// wake: it is put into the queue.
	trace.Mark(t.rec, t.lane, trace.Wake, 0, "")
	t.waker.Wake()
}
