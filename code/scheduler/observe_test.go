package scheduler

import (
	"sync"
	"testing"

	"artofwaiting/code/future"
)

// What is told of a task that waits, wakes itself, is woken twice
// and ends; and of one that is aborted.
func TestObserve(t *testing.T) {
	e := setup(t)
	var log []Kind
	names := map[Task]string{}
	e.Observe(func(v Event) {
		if v.Kind == Spawned {
			names[v.Task] = v.Task.String()
		}
		log = append(log, v.Kind)
	})
	var w future.Waker
	Spawn(e, steps(func(n int, got future.Waker) error {
		if w = got; n == 1 {
			w.Wake()
		}
		if n == 3 {
			return nil
		}
		return future.Pending
	}))
	settle(t, e)
	ordered(t, log, Spawned, Polled, Waits, Woken, Polled, Waits)
	log = nil
	w.Wake()
	w.Wake()
	settle(t, e)
	ordered(t, log, Woken, Polled, Ended)
	log = nil
	Spawn(e, future.Never[int]{}).Abort()
	settle(t, e)
	ordered(t, log, Spawned, Polled, Ended)
	equal(t, "tasks", len(names), 2)
	for _, n := range names {
		if n != "scheduler.step" && n != "future.Never[int]" {
			t.Error(n)
		}
	}
}

// However threads wake, what is told of a task is its states in
// their order.
func TestObserveOrder(t *testing.T) {
	e := setup(t)
	next := map[Kind][]Kind{
		Spawned: {Polled}, Woken: {Polled},
		Polled: {Waits, Ended}, Waits: {Woken},
	}
	var mu sync.Mutex
	last := map[Task]Kind{}
	e.Observe(func(v Event) {
		mu.Lock()
		defer mu.Unlock()
		was, ok := last[v.Task]
		last[v.Task] = v.Kind
		for _, k := range next[was] {
			if ok && k == v.Kind {
				return
			}
		}
		if ok || v.Kind != Spawned {
			t.Errorf("%d after %d", v.Kind, was)
		}
	})
	var all sync.WaitGroup
	left := many(20_000)
	for range 2 {
		Spawn(e, steps(func(n int, w future.Waker) error {
			if n == 1 {
				for range 2 {
					all.Go(func() {
						for range left {
							w.Wake()
						}
					})
				}
			}
			return future.Pending
		}))
	}
	must(t, e.Settle())
	all.Wait()
	must(t, e.Settle())
}
