// Load measures an echo server with a thread for each connection
// and one with a goroutine for each, with few connections and
// with many.
package main

import (
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
		connections, messages, rounds = connections[:3], 10_000, 1
	}
	r := &measure.Result{
		Title: "64 bytes there and back, in µs of all cores",
		Columns: []string{"connections",
			"thread each", "goroutine each",
			"KB per thread", "KB per goroutine"},
		Values: make(map[string]float64),
	}
	var thread, goroutine [][2]float64
	for _, n := range connections {
		t, g, err := compare(n, messages, rounds)
		if err == nil {
			err = check(n, t, g)
		}
		if err != nil {
			return nil, err
		}
		r.Rows = append(r.Rows, []any{n, t.us, g.us, t.kb, g.kb})
		note(r.Values, "thread", n, t)
		note(r.Values, "goroutine", n, g)
		x := float64(n)
		thread = append(thread, [2]float64{x, t.us})
		goroutine = append(goroutine, [2]float64{x, g.us})
	}
	r.Plot = plot(thread, goroutine)
	return r, nil
}

func note(v map[string]float64, kind string, n int, c cost) {
	v[fmt.Sprintf("%s_us_%d", kind, n)] = c.us
	v[fmt.Sprintf("%s_wall_us_%d", kind, n)] = c.wall
	v[fmt.Sprintf("%s_kb_%d", kind, n)] = c.kb
}

func plot(thread, goroutine [][2]float64) *measure.Plot {
	return &measure.Plot{
		X: "connections", Y: "µs per message", Log: "xy",
		Series: []measure.Series{
			{Name: "thread each", Points: thread},
			{Name: "goroutine each", Points: goroutine},
		},
	}
}

// check fails when threads are no match for goroutines even where
// there are few of them, or take no more memory where there are
// many.
func check(n int, t, g cost) error {
	switch {
	case n == 10 && (t.us > 3*g.us || g.us > 3*t.us):
		return fmt.Errorf("load: %d connections: too far apart: %v "+
			"µs with threads, %v with goroutines", n, t.us, g.us)
	case n >= 1000 && t.kb < g.kb:
		return fmt.Errorf("load: %d connections: %v KB each with "+
			"threads, %v with goroutines", n, t.kb, g.kb)
	}
	return nil
}
