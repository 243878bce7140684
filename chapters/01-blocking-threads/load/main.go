//go:build unix && !sim

// Load measures an echo server with a thread for each connection
// and one with a goroutine for each, with few connections and
// with many.
package main

import (
	"errors"
	"fmt"
	"os"

	"artofwaiting/chapters/measure"
)

func main() {
	if len(os.Args) == 5 && os.Args[1] == "child" {
		if err := child(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "load:", err)
			os.Exit(1)
		}
		return
	}
	measure.Main(run)
}

func run(quick bool) (*measure.Result, error) {
	connections, messages := []int{10, 100, 1000, 5000}, 50_000
	rounds := 5
	if quick {
		connections, messages, rounds = connections[:3], 5000, 1
	}
	r := newReport()
	for _, n := range connections {
		t, g, err := compare(n, messages, rounds)
		if err != nil {
			return nil, fmt.Errorf("load: %d clients: %w", n, err)
		}
		r.add(n, t, g)
		r.Shape = errors.Join(r.Shape, check(n, t, g))
	}
	return r.Result, nil
}

// check fails when threads are no match for goroutines even where
// there are few of them, or take no more memory where there are
// many.
func check(n int, t, g cost) error {
	switch {
	case n == 10 && (t.us > 3*g.us || g.us > 3*t.us):
		return fmt.Errorf("load: %v µs with threads, %v with "+
			"goroutines", t.us, g.us)
	case n >= 1000 && t.kb < g.kb:
		return fmt.Errorf("load: %v KB with threads, %v with "+
			"goroutines", t.kb, g.kb)
	}
	return nil
}
