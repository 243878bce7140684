package scheduler

// The queue is a lock and a slice, of which the loop takes all
// there is at once. It has one place of its own for whoever was
// woken last: whose news is fresh is polled next, while what it
// will look at is still near the processor, and neither side
// takes the lock.
//
// Two that wake each other could keep all others from their turn
// like that. So the place counts for no more than streak polls in
// a row; then it is the turn of the one that has waited longest.
const streak = 3

// push puts t into the queue. It is for any thread. The reactor
// may be asleep, and is told afterwards.
func (e *Executor) push(t *task) {
	if t = e.latest.Swap(t); t != nil {
		e.enqueue(t)
	}
	e.reactor.Wake()
}

// enqueue puts ts at the end of the queue.
func (e *Executor) enqueue(ts ...*task) {
	e.mu.Lock()
	e.inbox = append(e.inbox, ts...)
	e.mu.Unlock()
}

// admit puts a new task at the end, unless e is shut down.
func (e *Executor) admit(t *task) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return false
	}
	e.roster.add(t)
	t.tell(Spawned)
	e.inbox = append(e.inbox, t)
	e.reactor.Wake()
	return true
}

// forget is for a task that is over.
func (e *Executor) forget(t *task) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.roster.remove(t)
	t.clear()
}

// take takes the task off the queue that is to be polled next.
// There is none if the queue is empty, or if it is the reactor's
// turn.
func (e *Executor) take() *task {
	if e.polls == interval {
		return nil
	}
	if e.row < streak && e.latest.Load() != nil {
		e.row++
		return e.latest.Swap(nil)
	}
	e.row = 0
	if e.next == len(e.batch) {
		e.refill()
	}
	if e.next == len(e.batch) {
		return e.latest.Swap(nil)
	}
	t := e.batch[e.next]
	e.batch[e.next] = nil
	e.next++
	return t
}

// refill takes over what has come, and leaves the slice that is
// empty now; but not one with far more room than was needed this
// time, which is for a crowd that does not come again.
func (e *Executor) refill() {
	const keep = 1 << 13
	empty := e.batch[:0]
	if room := cap(empty); room > max(keep, 4*len(e.batch)) {
		empty = nil
	}
	e.mu.Lock()
	e.batch, e.inbox = e.inbox, empty
	e.mu.Unlock()
	e.next = 0
}

// idle reports whether there is nothing to poll.
func (e *Executor) idle() bool {
	if e.next < len(e.batch) || len(e.yielded) > 0 ||
		e.latest.Load() != nil {
		return false
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.inbox) == 0
}

// empty forgets the queue.
func (e *Executor) empty() {
	e.batch, e.next, e.yielded = nil, 0, nil
	e.latest.Store(nil)
	e.mu.Lock()
	e.inbox = nil
	e.mu.Unlock()
}
