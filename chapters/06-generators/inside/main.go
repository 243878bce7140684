// Inside looks into a suspended generator.
package main

import (
	"fmt"
	"reflect"

	"artofwaiting/chapters/06-generators/essay/compiled"
)

func main() {
	g := compiled.Fibonacci(4)
	fmt.Printf("made          %+v\n", g)
	for s := g.Resume(); !s.Complete; s = g.Resume() {
		fmt.Printf("%-12v  %+v\n", s, g)
	}
	fmt.Printf("Complete      %+v\n", g)
	fmt.Printf("\nbytes  %d\n", reflect.TypeOf(g).Elem().Size())
}
