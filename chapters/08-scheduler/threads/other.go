//go:build !linux || sim

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "threads: only Linux gives us their "+
		"numbers")
	os.Exit(1)
}
