//go:build linux

// Peers measures the scheduler of this book beside others:
// package net, event loops in Go, C, mio and Tokio. They are in
// a module of their own, so that nobody has to download them who
// does not measure.
package main

import (
	"fmt"
	"os"

	"artofwaiting/chapters/measure"
)

func main() {
	if len(os.Args) == 4 {
		switch os.Args[1] {
		case "serve":
			ended(serve(os.Args[2], os.Args[3]))
		case "hold":
			ended(hold(os.Args[2], os.Args[3]))
		}
	}
	measure.Main(run)
}

// ended is the end of a process that this one has started.
func ended(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}
