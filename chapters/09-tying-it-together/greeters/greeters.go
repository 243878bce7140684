// Package greeters is the greeters of this book, side by side.
package greeters

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	threads "artofwaiting/chapters/01-blocking-threads/server"
	asking "artofwaiting/chapters/02-non-blocking-io/server"
	"artofwaiting/chapters/03-epoll/loop"
	futures "artofwaiting/chapters/04-futures/server"
	chain "artofwaiting/chapters/05-combinators/server"
	yielding "artofwaiting/chapters/06-generators/server/compiled"
	await "artofwaiting/chapters/07-await/server/compiled"
	tasks "artofwaiting/chapters/08-scheduler/server/compiled"
)

// A Greeter is one of them.
type Greeter struct {
	Name  string
	Start startFunc
}

// All has them in the order of their chapters, from 1 to 8.
var All = []Greeter{
	{"threads", start(threads.Start)},
	{"asking", start(asking.Start)},
	{"epoll", start(loop.Start)},
	{"futures", start(futures.Start)},
	{"combinators", start(chain.Start)},
	{"generators", start(yielding.Start)},
	{"await", start(await.Start)},
	{"scheduler", start(spawning)},
}

func spawning(s greeter.Service) (*tasks.Server, error) {
	return tasks.Start(s, await.Client)
}

// A startFunc is how a greeter begins.
type startFunc = func(greeter.Service) (greeter.Server, error)

// start forgets what kind of server it is.
func start[S greeter.Server](
	f func(greeter.Service) (S, error)) startFunc {
	return func(s greeter.Service) (greeter.Server, error) {
		server, err := f(s)
		if err != nil {
			return nil, err // a nil S in a Server is not nil
		}
		return server, nil
	}
}
