// Package door lets a limited number of clients in.
package door

import (
	"io"

	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/combinator/stream"
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
		defer clients.Cancel()
		places := channel.NewSemaphore(limit)
		for {
			// The place comes first: a client who is taken from
			// the stream without one would wait in here, and not
			// where others can see him.
			place, err := await.Await(a, places.Acquire())
			if err != nil {
				return n, err
			}
			c, err := await.Await(a, stream.Next(clients.Stream))
			if err != nil {
				place.Release()
			}
			if err == io.EOF {
				return n, nil
			}
			if err != nil {
				return n, err
			}
			scheduler.Spawn(e, inside(place, serve(c)))
		}
	})
}

// inside serves a client who has a place.
func inside(place channel.Permit,
	client future.Boxed[none]) future.Boxed[none] {
	return await.Async(func(a *await.A) (none, error) {
		defer place.Release()
		return await.Await(a, client)
	})
}
