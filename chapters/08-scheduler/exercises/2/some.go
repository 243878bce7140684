// Package some runs many tasks, but not all at once.
package some

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// Some runs work for 0, 1, 2 and so on below times, at most limit
// of them at the same time, and fails as soon as one does.
func Some(e *scheduler.Executor, times, limit int,
	work func(i int) future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		var set scheduler.JoinSet[int]
		for i := range times {
			set.Push(scheduler.Spawn(e, work(i)))
		}
		for _, err := range await.Each(a, set) {
			if err != nil {
				return 0, err
			}
		}
		return times, nil
	})
}
