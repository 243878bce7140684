// Stop shows what becomes of a generator that nobody resumes.
package main

import (
	"fmt"

	"artofwaiting/code/generator"
)

func main() {
	g := outer()
	fmt.Println(g.Resume())
	g.Stop()
	fmt.Println("stopped")
	fresh := outer()
	fresh.Stop()
	fmt.Println("stopped before it began")
}

func outer() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer fmt.Println("    outer gives back")
		y.From(inner())
	})
}

func inner() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer fmt.Println("    inner gives back")
		y.Yield(1)
		fmt.Println("never")
	})
}
