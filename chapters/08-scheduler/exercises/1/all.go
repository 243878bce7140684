// Package all runs tasks that belong together.
package all

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// All runs fs as tasks, and has their values in order. As soon as
// one of them fails it fails too, and the others are aborted; and
// so they are if it is cancelled.
func All(e *scheduler.Executor,
	fs []future.Boxed[int]) future.Boxed[[]int] {
	return await.Async(func(a *await.A) ([]int, error) {
		var tasks []scheduler.JoinHandle[int]
		for _, f := range fs {
			tasks = append(tasks, scheduler.Spawn(e, f))
		}
		var values []int
		for _, t := range tasks {
			v, err := await.Await(a, t)
			if err != nil {
				return nil, err
			}
			values = append(values, v)
		}
		return values, nil
	})
}
