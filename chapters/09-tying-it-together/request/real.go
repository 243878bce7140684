//go:build !(sim || !unix || solaris || aix)

// Request sends one request through all eight greeters, and says
// what each asks the kernel for on its behalf.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "request: this machine's kernel "+
		"does not tell what it is asked for; the one in a box "+
		"does, with go run -tags sim")
	os.Exit(2)
}
