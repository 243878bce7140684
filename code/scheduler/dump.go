package scheduler

import (
	"fmt"
	"io"
)

// Dump writes down all tasks that are not over: what each does,
// and what future it is. It is for any thread, so that it can be
// asked, on a signal, what a loop that answers no more is up to:
// a task that runs in two dumps of two seconds is one that does
// not yield. One that waits in all of them may have lost its last
// Waker.
func (e *Executor) Dump(w io.Writer) error {
	var lines []byte
	e.mu.Lock()
	for _, t := range e.tasks {
		lines = fmt.Appendf(lines, "%-7s  %s\n",
			t.doing(), t.what())
	}
	e.mu.Unlock()
	_, err := w.Write(lines)
	return err
}

// doing is the state in one word.
func (t *task) doing() string {
	s := t.state.Load()
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
