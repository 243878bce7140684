package scheduler

import "weak"

// A roster is all tasks that are not over, in no order. It is
// used under the lock of its Executor.
type roster struct {
	tasks []*task // if it is loose, all nil
	loose bool
	seats []seat // if it is loose, as many as tasks
}

// A seat is a task that the roster does not hold. If nobody else
// does either, it is lost, and its type is all that is left.
type seat struct {
	task weak.Pointer[task]
	what string
}

// add puts t at the end.
func (r *roster) add(t *task) {
	t.place = uint32(len(r.tasks))
	r.tasks = append(r.tasks, t)
	if r.loose {
		r.loosen(t)
	}
}

// loosen lets go of t, whose seat is to be the next.
func (r *roster) loosen(t *task) {
	r.seats = append(r.seats, seat{weak.Make(t), t.what()})
	r.tasks[t.place] = nil
}

// remove takes t out. The last one takes its place.
func (r *roster) remove(t *task) {
	last := len(r.tasks) - 1
	r.tasks[t.place] = r.tasks[last]
	r.tasks[last] = nil
	r.tasks = r.tasks[:last]
	if r.loose {
		r.seats[t.place] = r.seats[last]
		r.seats[last] = seat{}
		r.seats = r.seats[:last]
	}
	if int(t.place) == last {
		return
	}
	if moved := r.at(int(t.place)); moved != nil {
		moved.place = t.place
	}
}

// at is the task at place i, or nil if it is lost.
func (r *roster) at(i int) *task {
	if r.loose {
		return r.seats[i].task.Value()
	}
	return r.tasks[i]
}

// all is those that are not lost.
func (r *roster) all() (ts []*task) {
	for i := range r.tasks {
		if t := r.at(i); t != nil {
			ts = append(ts, t)
		}
	}
	return ts
}

// FindLost makes e forget tasks that nobody else remembers. One
// that waits is held by whoever has its Waker or its handle; what
// is held by nobody can never be woken, and waits for ever. That
// is a mistake, which Dump then shows, after the garbage
// collector has found it. It is how the profile goroutineleak of
// runtime/pprof, in Go 1.26, finds goroutines.
//
// What is lost cannot be cancelled any more: its deferred calls
// do not run. So this is for those who look for a mistake. It is
// for any thread, at any time.
func (e *Executor) FindLost() {
	e.mu.Lock()
	defer e.mu.Unlock()
	r := &e.roster
	if r.loose {
		return
	}
	r.loose = true
	for _, t := range r.tasks {
		r.loosen(t)
	}
}
