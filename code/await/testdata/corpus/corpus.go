// Package corpus is small async functions that say what await is:
// each does one thing that Go allows, and waits in the middle of
// it. The package compiled below is the same as the compiler made
// them; both must leave the same trace, wherever they are
// cancelled, and whatever waits how often.
package corpus

import (
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

//go:generate go run artofwaiting/code/generator/compile

// Programs is every program of the package by name.
var Programs = map[string]probe.Program{}

// add puts a future into Programs. No two have the same name.
func add[T any](name string,
	program func(*probe.T) future.Boxed[T]) {
	put(name, func(t *probe.T) probe.Machine {
		return probe.OfFuture(program(t))
	})
}

// addStream is add for a stream.
func addStream[T any](name string,
	program func(*probe.T) future.BoxedStream[T]) {
	put(name, func(t *probe.T) probe.Machine {
		return probe.OfStream(program(t))
	})
}

func put(name string, program probe.Program) {
	if Programs[name] != nil {
		panic("corpus: two programs are named " + name)
	}
	Programs[name] = program
}
