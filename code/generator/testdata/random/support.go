// Package random is what random programs have in common. Each of
// their packages gets a copy of this file.
package random

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// Programs is the programs of the package by name.
var Programs = map[string]probe.Program{}

// add puts a program into Programs.
func add[T, R any](name string,
	program func(*env) generator.Generator[T, R]) {
	Programs[name] = func(t *probe.T) probe.Machine {
		return probe.Of(program(&env{T: t, fuel: 40}))
	}
}

// An env is what a program runs in: its trace, and its fuel, of
// which each turn of a loop and each call takes some.
type env struct {
	*probe.T
	fuel int
}

// ok burns fuel.
func (e *env) ok() bool {
	e.fuel--
	return e.fuel >= 0
}

// is logs a condition.
func (e *env) is(c bool) bool { return probe.V(e.T, c) }

// elem is an element of s, whatever i is.
func elem(s []int, i int) int {
	if len(s) == 0 {
		return -1
	}
	return s[(i%len(s)+len(s))%len(s)]
}

// grow is s and v, in another array.
func grow(s []int, v int) []int {
	if len(s) > 5 {
		s = s[:2]
	}
	return append(s[:len(s):len(s)], v)
}

// cat is a and b, unless that is too much.
func cat(a, b string) string {
	if len(a)+len(b) > 12 {
		return b
	}
	return a + b
}

// A pair has fields and methods.
type pair struct {
	a int
	b string
}

func (p pair) sum() int { return p.a + len(p.b) }

func (p *pair) add(e *env, n int) {
	p.a += n
	e.Log("add", p.a, p.b)
}

func (p pair) show(e *env) { e.Log("show", p.a, p.b) }

// A grower has a method that nobody sees the receiver of.
type grower interface{ add(*env, int) }

// isStop is generator.IsStop, out of reach of other names.
func isStop(r any) bool { return generator.IsStop(r) }

// filled is a channel with values in it, closed.
func filled(list ...int) chan int {
	c := make(chan int, len(list))
	for _, v := range list {
		c <- v
	}
	close(c)
	return c
}

// pairs is an iterator.
func pairs(n int) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, s := range []string{"x", "y", "z"} {
			if i >= n || !yield(i, s) {
				return
			}
		}
	}
}

// count is a generator to yield from.
func count(e *env, n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer e.Log("counted")
		for i := 0; i < n%4 && e.ok(); i++ {
			y.Yield(100 + i)
		}
	})
}
