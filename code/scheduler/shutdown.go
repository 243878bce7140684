package scheduler

import (
	"time"

	"artofwaiting/code/future"
)

// Shutdown ends e. For as long as grace it waits for the tasks to
// end by themselves; whoever is to tell them has done so before.
// Then it cancels those that are left, each once, and says how
// many there were. In the end nothing of them is left, and e has
// closed its reactor.
//
// A task that is spawned after that, or by one that is being
// cancelled, is aborted at once. Wakes do nothing any more.
func (e *Executor) Shutdown(grace time.Duration) (
	cut int, err error) {
	sleep := e.reactor.Sleep(grace)
	defer sleep.Cancel()
	err = e.drive(func() bool {
		if e.Len() == 0 {
			return true
		}
		_, err := sleep.Poll(future.Waker{})
		return err != future.Pending
	}, e.idle)
	cut = e.abortAll()
	if e := e.reactor.Close(); err == nil {
		err = e
	}
	return cut, err
}

// abortAll runs every task once more, without the queue: all that
// there is to do is to cancel.
func (e *Executor) abortAll() int {
	e.enter()
	defer e.leave()
	e.mu.Lock()
	e.closed = true
	left := e.roster.all()
	e.mu.Unlock()
	for _, t := range left {
		t.abort()
		t.run()
	}
	e.empty()
	return len(left)
}
