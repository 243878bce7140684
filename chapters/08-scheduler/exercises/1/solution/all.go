// Package all runs tasks that belong together.
package all

import (
	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// All runs fs as tasks, and has their values in order. As soon as
// one of them fails it fails too, and the others are aborted; and
// so they are if it is cancelled.
func All(e *scheduler.Executor,
	fs []future.Boxed[int]) future.Boxed[[]int] {
	return await.Async(func(a *await.A) ([]int, error) {
		values := make([]int, len(fs))
		var set scheduler.JoinSet[int]
		for i, f := range fs {
			kept := combinator.Map(f, func(v int) int {
				values[i] = v
				return v
			})
			set.Push(scheduler.Spawn(e, kept))
		}
		for _, err := range await.Each(a, set) {
			if err != nil {
				return nil, err
			}
		}
		return values, nil
	})
}
