package scheduler

import (
	"testing"

	"artofwaiting/code/future"
)

// EX-01: Run returns when its own future has finished, and leaves
// the others where they are; Drain when nobody is left.
func TestEX01(t *testing.T) {
	e := setup(t)
	must(t, e.Drain()) // of nobody
	var w future.Waker
	other := Spawn(e, waiting(&w))
	v, err := Run(e, restless(2))
	equal(t, "answer", v, 3)
	must(t, err)
	equal(t, "tasks", e.Len(), 1)
	other.Abort()
	Spawn(e, restless(10))
	must(t, e.Drain())
	equal(t, "tasks", e.Len(), 0)
}

// EX-02: a task may spawn tasks, and they run in the same run.
func TestEX02(t *testing.T) {
	e := setup(t)
	var log []int
	for i := range 2 {
		Spawn(e, steps(func(int, future.Waker) error {
			log = append(log, i)
			Spawn(e, steps(func(int, future.Waker) error {
				log = append(log, i+10)
				return nil
			}))
			return nil
		}))
	}
	must(t, e.Settle())
	ordered(t, log, 0, 1, 10, 11)
}

// EX-04: to settle is not to stop before those who wake
// themselves have finished.
func TestEX04(t *testing.T) {
	e := setup(t)
	h := Spawn(e, restless(1000))
	var w future.Waker
	Spawn(e, waiting(&w))
	settle(t, e)
	equal(t, "finished", h.Finished(), true)
	equal(t, "tasks", e.Len(), 1)
}

// RT-01: a task makes no progress until somebody runs the loop.
func TestRT01(t *testing.T) {
	e := setup(t)
	polls := 0
	h := Spawn(e, steps(func(n int, _ future.Waker) error {
		polls = n
		return nil
	}))
	equal(t, "polls", polls, 0)
	must(t, e.Settle())
	equal(t, "polls", polls, 1)
	v, err := h.Poll(future.Waker{})
	equal(t, "answer", v, 1)
	must(t, err)
}

// Claim 47: a thousand tasks wait, and one is woken. That is one
// poll more. A wake while it is in the queue adds none.
func TestOneWakeOnePoll(t *testing.T) {
	e := setup(t)
	wakers := make([]future.Waker, 1000)
	polls := 0
	for i := range wakers {
		Spawn(e, steps(func(_ int, w future.Waker) error {
			polls++
			wakers[i] = w
			return future.Pending
		}))
	}
	settle(t, e)
	equal(t, "polls", polls, 1000)
	for range 3 {
		wakers[500].Wake()
	}
	settle(t, e)
	equal(t, "polls", polls, 1001)
}

// The loop is not entered twice.
func TestReentry(t *testing.T) {
	e := setup(t)
	Run(e, steps(func(int, future.Waker) error {
		panics(t, "running", func() { e.Settle() })
		return nil
	}))
	must(t, e.Settle()) // it is left again
}

// A reactor that fails ends the loop.
func TestReactorFails(t *testing.T) {
	e := setup(t)
	must(t, e.Reactor().Close())
	n := 0
	_, err := Run(e, held{&n})
	if err == nil {
		t.Error("no error")
	}
}

// The queue does not keep the room that a crowd once needed.
func TestQueueShrinks(t *testing.T) {
	e := setup(t)
	for range many(100_000) {
		Spawn(e, future.Ready(1))
	}
	settle(t, e)
	for range 4 {
		Run(e, future.Ready(1))
	}
	if n := cap(e.batch) + cap(e.inbox); n > 20_000 {
		t.Errorf("room for %d tasks", n)
	}
}
