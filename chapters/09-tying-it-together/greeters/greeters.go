// Package greeters is the greeters of this book, side by side.
package greeters

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	threads "artofwaiting/chapters/01-blocking-threads/server"
	asking "artofwaiting/chapters/02-non-blocking-io/server"
	"artofwaiting/chapters/03-epoll/loop"
	futures "artofwaiting/chapters/04-futures/server"
	combinators "artofwaiting/chapters/05-combinators/server"
	generators "artofwaiting/chapters/06-generators/server/compiled"
	await "artofwaiting/chapters/07-await/server/compiled"
	scheduler "artofwaiting/chapters/08-scheduler/server/compiled"
)

// A Greeter is one of them.
type Greeter struct {
	Name  string
	Start func(greeter.Service) (greeter.Server, error)
}

// All has them in the order of their chapters, from 1 to 8.
var All = []Greeter{
	{"threads", start(threads.Start)},
	{"asking", start(asking.Start)},
	{"epoll", start(loop.Start)},
	{"futures", start(futures.Start)},
	{"combinators", start(combinators.Start)},
	{"generators", start(generators.Start)},
	{"await", start(await.Start)},
	{"scheduler", start(spawning)},
}

func spawning(s greeter.Service) (*scheduler.Server, error) {
	return scheduler.Start(s, await.Client)
}

// start forgets what kind of server it is.
func start[S greeter.Server](f func(greeter.Service) (S, error)) (
	g func(greeter.Service) (greeter.Server, error)) {
	return func(s greeter.Service) (greeter.Server, error) {
		server, err := f(s)
		if err != nil {
			return nil, err // a nil S in a Server would not be nil
		}
		return server, nil
	}
}
