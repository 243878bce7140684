package scheduler

// push puts t at the end of the queue. It is for any thread. The
// reactor may be asleep, and is told afterwards.
//
// A lock and a slice are faster than a queue without a lock, for
// the loop takes all there is at once: BenchmarkPush.
func (e *Executor) push(t *Task) {
	e.mu.Lock()
	e.inbox = append(e.inbox, t)
	e.mu.Unlock()
	e.reactor.Wake()
}

// admit is push for a task that is new.
func (e *Executor) admit(t *Task) {
	e.mu.Lock()
	e.tasks.add(t)
	e.mu.Unlock()
	e.push(t)
}

// forget is for a task that is over.
func (e *Executor) forget(t *Task) {
	e.mu.Lock()
	e.tasks.remove(t)
	e.mu.Unlock()
}

// take takes the first task off the queue. There is none if the
// queue is empty, or if it is the reactor's turn.
func (e *Executor) take() *Task {
	if e.polls == interval {
		return nil
	}
	if e.next == len(e.batch) {
		e.mu.Lock()
		e.batch, e.inbox = e.inbox, e.batch[:0]
		e.mu.Unlock()
		e.next = 0
	}
	if e.next == len(e.batch) {
		return nil
	}
	t := e.batch[e.next]
	e.batch[e.next] = nil
	e.next++
	return t
}

// idle reports whether there is nothing to poll.
func (e *Executor) idle() bool {
	if e.next < len(e.batch) || len(e.yielded) > 0 {
		return false
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.inbox) == 0
}
