//go:build unix && !sim

package main

import (
	"fmt"

	"artofwaiting/chapters/measure"
)

// A report grows by a line for each number of connections.
type report struct {
	*measure.Result
	thread, goroutine *measure.Series
}

func newReport() *report {
	plot := &measure.Plot{
		X: "connections", Y: "µs per message", Log: "xy",
		Series: []measure.Series{
			{Name: "thread each"}, {Name: "goroutine each"},
		},
	}
	return &report{
		Result: &measure.Result{
			Title: "An echo of 64 bytes, in time of all cores",
			Columns: []string{"connections",
				"thread each (µs)", "goroutine each (µs)",
				"thread each (KB)", "goroutine each (KB)"},
			Values: make(map[string]float64),
			Plot:   plot,
		},
		thread:    &plot.Series[0],
		goroutine: &plot.Series[1],
	}
}

func (r *report) add(n int, thread, goroutine cost) {
	r.Rows = append(r.Rows, []any{n,
		thread.us, goroutine.us, thread.kb, goroutine.kb})
	r.note("thread", n, thread)
	r.note("goroutine", n, goroutine)
	r.thread.Points = append(r.thread.Points,
		[2]float64{float64(n), thread.us})
	r.goroutine.Points = append(r.goroutine.Points,
		[2]float64{float64(n), goroutine.us})
}

func (r *report) note(kind string, n int, c cost) {
	r.Values[fmt.Sprintf("%s_us_%d", kind, n)] = c.us
	r.Values[fmt.Sprintf("%s_wall_us_%d", kind, n)] = c.wall
	r.Values[fmt.Sprintf("%s_kb_%d", kind, n)] = c.kb
}
