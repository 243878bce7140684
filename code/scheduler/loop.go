package scheduler

import "fmt"

// interval is how many polls there are between two turns of the
// reactor, if there is that much to do. It is what Go's scheduler
// has for its global queue, and Tokio's for its drivers.
const interval = 61

// drive is the loop. When it has nothing to do, it sleeps if idle
// says so.
func (e *Executor) drive(finished, idle func() bool) error {
	if e.inside.Swap(true) {
		panic("scheduler: the loop is running already")
	}
	defer e.inside.Store(false)
	for !finished() {
		t := e.take()
		if t == nil {
			if err := e.turn(idle); err != nil {
				return err
			}
			continue
		}
		if e.polls++; t.run() {
			e.yielded = append(e.yielded, t)
		}
	}
	return nil
}

// turn turns the reactor, which may sleep. Then those who gave
// way to it are queued, behind whom it woke.
func (e *Executor) turn(idle func() bool) error {
	if err := e.reactor.Turn(idle); err != nil {
		return fmt.Errorf("scheduler: %w", err)
	}
	e.polls = 0
	e.mu.Lock()
	e.inbox = append(e.inbox, e.yielded...)
	e.mu.Unlock()
	clear(e.yielded)
	e.yielded = e.yielded[:0]
	return nil
}
