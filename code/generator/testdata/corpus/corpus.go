// Package corpus is small programs that say what a generator is:
// each does one thing that Go allows, and yields in the middle of
// it. They run as they stand here, on stacks of their own; the
// package compiled below is the same programs as the compiler
// made them. Both must leave the same trace, wherever they are
// stopped.
//
// A program logs what it computes, and reads after a yield what
// it wrote before: what it does not trace, it does not test.
package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

//go:generate go run artofwaiting/code/generator/compile

// Programs is every program of the package by name.
var Programs = map[string]probe.Program{}

// add puts a program into Programs. No two have the same name.
func add[T, R any](name string,
	program func(*probe.T) generator.Generator[T, R]) {
	if Programs[name] != nil {
		panic("corpus: two programs are named " + name)
	}
	Programs[name] = func(t *probe.T) probe.Machine {
		return probe.Of(program(t))
	}
}
