package small

import (
	"sync"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// armTasks arms n timers, one after the other.
func armTasks(e *scheduler.Executor, n int) {
	for range n {
		s := e.Reactor().Sleep(time.Hour)
		s.Poll(future.Waker{})
		s.Cancel()
	}
}

func armGoroutines(n int) {
	for range n {
		time.NewTimer(time.Hour).Stop()
	}
}

// Nap is how long each sleeps.
const Nap = 10 * time.Millisecond

// SleepTasks has n tasks sleep at the same time.
func SleepTasks(e *scheduler.Executor, n int) {
	for range n {
		scheduler.Spawn(e, e.Reactor().Sleep(Nap))
	}
	e.Drain()
}

// SleepGoroutines has n goroutines sleep at the same time.
func SleepGoroutines(n int) {
	var all sync.WaitGroup
	for range n {
		all.Go(func() { time.Sleep(Nap) })
	}
	all.Wait()
}
