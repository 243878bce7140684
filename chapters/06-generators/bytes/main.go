// Bytes prints how large a suspended generator is, by its type.
package main

import (
	"fmt"
	"reflect"

	"artofwaiting/chapters/06-generators/essay/compiled"
)

func main() {
	tree := &compiled.Tree[int]{}
	for _, g := range []struct {
		name string
		made any
	}{
		{"Three", compiled.Three()},
		{"Fibonacci", compiled.Fibonacci(1)},
		{"Collatz", compiled.Collatz(1)},
		{"Counters", compiled.Counters(1)},
		{"Tree.All", tree.All()},
	} {
		t := reflect.TypeOf(g.made).Elem()
		fmt.Printf("%-9s  %d bytes in %d fields\n",
			g.name, t.Size(), t.NumField())
	}
}
