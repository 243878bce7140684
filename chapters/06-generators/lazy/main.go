// Lazy shows who runs when: a generator and its caller take
// turns.
package main

import (
	"fmt"

	"artofwaiting/code/generator"
)

func main() {
	fmt.Println("make it")
	g := steps()
	fmt.Println("resume it")
	for s := g.Resume(); !s.Complete; s = g.Resume() {
		fmt.Println("it has yielded", s.Yielded)
	}
	fmt.Println("it is complete")

	foo := once()
	fmt.Println(foo.Resume(), foo.Resume())
	defer func() { fmt.Println("panic:", recover()) }()
	foo.Resume()
}

// steps is a generator that says what it does.
func steps() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		fmt.Println("    it begins")
		for i := range 2 {
			y.Yield(i)
			fmt.Println("    it goes on after", i)
		}
	})
}

// once yields once, and has a result.
func once() generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) string {
		y.Yield(1)
		return "foo"
	})
}
