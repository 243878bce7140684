// Package door lets a limited number of clients in.
package door

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// none is what a function returns that has nothing to say.
type none = struct{}

// Admit makes a task of e of every client that comes, served by
// serve. There are never more than limit of them: whoever comes
// then is taken from the stream when another has left, however
// that has ended.
func Admit[C any](e *scheduler.Executor,
	clients future.BoxedStream[C], limit int,
	serve func(C) future.Boxed[none]) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		for c, err := range await.Each(a, clients) {
			if err != nil {
				return n, err
			}
			scheduler.Spawn(e, serve(c))
		}
		return n, nil
	})
}
