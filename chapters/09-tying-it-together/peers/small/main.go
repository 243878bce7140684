//go:build linux

// Small measures what a scheduler does all day, as small as it
// can be had: with our tasks, with goroutines, and with Tokio,
// each on one thread.
package main

import (
	"fmt"
	"os"

	"artofwaiting/chapters/measure"
)

func main() {
	if len(os.Args) == 4 {
		err := do(os.Args[1], os.Args[2], os.Args[3])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	measure.Main(run)
}
