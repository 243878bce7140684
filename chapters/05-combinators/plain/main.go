// Plain is the essay's function, I/O, compute, more I/O, compute,
// in Go and as a chain, and how deep each is nested.
package main

import (
	_ "embed"
	"fmt"
	"os"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/future"
)

//go:embed ways.go
var source string

func main() {
	fmt.Println("in Go ", work("ada"))
	v, err := future.Wait(chain("ada"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("as a chain ", v)
	for _, name := range []string{"work", "chain"} {
		functions, lines, err := measure.Function(source, name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Printf("%s, functions inside  %d\n", name, functions)
		fmt.Printf("%s, lines  %d\n", name, lines)
	}
}
