package scheduler

import "iter"

// A list is tasks in the order in which they were spawned.
type list struct {
	first, last *Task
	len         int
}

func (l *list) add(t *Task) {
	t.before = l.last
	if t.before != nil {
		t.before.after = t
	} else {
		l.first = t
	}
	l.last = t
	l.len++
}

func (l *list) remove(t *Task) {
	if t.before != nil {
		t.before.after = t.after
	} else {
		l.first = t.after
	}
	if t.after != nil {
		t.after.before = t.before
	} else {
		l.last = t.before
	}
	t.before, t.after = nil, nil
	l.len--
}

// all is the tasks, the first first.
func (l *list) all() iter.Seq[*Task] {
	return func(yield func(*Task) bool) {
		for t := l.first; t != nil && yield(t); t = t.after {
		}
	}
}
