// Ways is the essay's function, I/O, compute, more I/O, compute,
// in Go, with await and as a chain, and how each looks.
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
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "ways:", err)
		os.Exit(1)
	}
}

func run() error {
	v, err := plain("ada")
	if err := report("plain", v, err); err != nil {
		return err
	}
	v, err = future.Wait(async("ada"))
	if err := report("async", v, err); err != nil {
		return err
	}
	v, err = future.Wait(chain("ada"))
	return report("chain", v, err)
}

func report(name, v string, err error) error {
	if err != nil {
		return err
	}
	inside, lines, err := measure.Function(source, name)
	fmt.Printf("%s  %s, %d lines, functions inside: %d\n",
		name, v, lines, inside)
	return err
}
