package scheduler

import (
	"fmt"
	"io"
	"runtime"
)

// Dump writes down all tasks that are not over: what each does,
// how often it was polled since the last Dump (modulo 2^26), and
// what future it is. It is for any thread, so that it can be
// asked, on a signal, what a loop that answers no more is up to.
//
// Ask twice. The second time it warns of a task whose one poll
// has gone on since the first, of one that was polled again and
// again and never had to wait, and of one whose turn never came.
// See FindLost for one that waits in vain.
func (e *Executor) Dump(w io.Writer) error {
	var lines []byte
	e.mu.Lock()
	if e.roster.loose {
		e.mu.Unlock()
		runtime.GC()
		e.mu.Lock()
	}
	for i := range e.roster.tasks {
		lines = e.roster.line(lines, i)
	}
	e.mu.Unlock()
	_, err := w.Write(lines)
	return err
}

// line adds what there is to say of the task at place i.
func (r *roster) line(lines []byte, i int) []byte {
	t := r.at(i)
	if t == nil {
		return fmt.Appendf(lines,
			"lost             %s: nobody has its Waker\n",
			r.seats[i].what)
	}
	s := t.lookAt()
	lines = fmt.Appendf(lines, "%-7s  %6d  %s",
		doing(s), polls(s), t.what())
	if bad := warning(s); bad != "" {
		lines = fmt.Appendf(lines, ": %s", bad)
	}
	return append(lines, '\n')
}

// doing is the state in one word.
func doing(s uint32) string {
	switch {
	case s&over != 0:
		return "over" // since the list was read
	case s&running != 0:
		return "runs"
	case s&aborted != 0:
		return "aborted"
	case s&woken != 0:
		return "queued"
	}
	return "waits"
}

// warning is what is wrong with a task, if it is busy. Whether it
// is busy could not be known before the second look.
func warning(s uint32) string {
	switch n := polls(s); {
	case s&busy == 0 || s&over != 0:
	case n == 0 && s&running != 0:
		return "does not yield"
	case n == 0 && s&woken != 0:
		return "its turn does not come"
	case n > 1 && s&(running|woken) != 0:
		return "never waits"
	}
	return ""
}

// lookAt is the state of t. From now on it counts polls from
// zero, and unless it waits now, it is busy until it does.
func (t *task) lookAt() uint32 {
	const flags = onePoll - 1
	for {
		was := t.state.Load()
		now := was & flags
		if was&(running|woken) != 0 {
			now |= busy
		}
		if t.state.CompareAndSwap(was, now) {
			return was
		}
	}
}

// polls is how many polls have begun since the last look.
func polls(state uint32) uint32 { return state / onePoll }
