package scheduler

import "fmt"

// interval is how many polls there are between two turns of the
// reactor, if there is that much to do. It is what Go's scheduler
// has for its global queue, and Tokio's for its drivers.
const interval = 61

// drive is the loop. When it has nothing to do, it sleeps if idle
// says so.
func (e *Executor) drive(finished, idle func() bool) error {
	e.enter()
	defer e.leave()
	for !finished() {
		if err := e.step(idle); err != nil {
			return err
		}
	}
	return nil
}

// step is one poll, or else one turn of the reactor.
func (e *Executor) step(idle func() bool) error {
	t := e.take()
	if t == nil {
		return e.turn(idle)
	}
	if e.polls++; t.run() {
		e.yielded = append(e.yielded, t)
	}
	return nil
}

// enter says that this thread is the one of the loop. There is no
// room for a second one, and none for a task that would wait in
// here for others.
func (e *Executor) enter() {
	if e.inside.Swap(true) {
		panic("scheduler: the loop is running already")
	}
}

func (e *Executor) leave() { e.inside.Store(false) }

// turn turns the reactor, which may sleep. Then those who gave
// way to it are queued, behind whom it woke.
func (e *Executor) turn(idle func() bool) error {
	if err := e.reactor.Turn(idle); err != nil {
		return fmt.Errorf("scheduler: %w", err)
	}
	e.polls = 0
	if t := e.latest.Swap(nil); t != nil {
		e.enqueue(t) // no better than the others that it woke
	}
	e.enqueue(e.yielded...)
	clear(e.yielded)
	e.yielded = e.yielded[:0]
	return nil
}
