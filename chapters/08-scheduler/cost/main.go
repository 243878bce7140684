// Cost measures what a task costs, and what a goroutine does.
package main

import (
	"errors"
	"math"
	"slices"
	"time"

	"artofwaiting/chapters/08-scheduler/small"
	"artofwaiting/chapters/measure"
	"artofwaiting/code/scheduler"
)

func main() { measure.Main(run) }

// loses are the deeds at which tasks cost more, or not much less.
// The chapter says why.
var loses = []string{"chain", "pingpong", "five", "ask"}

// A row is a deed, and what it costs.
type row struct {
	small.Deed
	ns [2]float64 // of a task, and of a goroutine
}

func run(quick bool) (*measure.Result, error) {
	span, many := 50*time.Millisecond, 1_000_000
	if quick {
		span, many = time.Millisecond, 1000
	}
	e, err := scheduler.New()
	if err != nil {
		return nil, err
	}
	defer e.Shutdown(0)
	var all []*row
	for _, d := range small.Deeds() {
		most := math.Inf(1)
		all = append(all, &row{d, [2]float64{most, most}})
	}
	for range 10 {
		for _, r := range all {
			r.measure(e, span/10)
		}
	}
	bytes := [2]float64{small.ParkTasks(many),
		small.ParkGoroutines(many)}
	return report(all, bytes), nil
}

func (r *row) measure(e *scheduler.Executor, span time.Duration) {
	r.ns[0] = min(r.ns[0], measure.Each(func(n int) {
		r.Task(e, n)
	}, span))
	r.ns[1] = min(r.ns[1], measure.Each(r.Goroutine, span))
}

func report(all []*row, bytes [2]float64) *measure.Result {
	r := &measure.Result{
		Title:   "A task and a goroutine, nanoseconds",
		Columns: []string{"", "task", "goroutine"},
		Values:  map[string]float64{},
	}
	add := func(name, key string, of [2]float64) {
		t, g := measure.Round(of[0]), measure.Round(of[1])
		r.Rows = append(r.Rows, []any{name, t, g})
		r.Values[key+"_task"], r.Values[key+"_goroutine"] = t, g
		if of[0] > of[1] && !slices.Contains(loses, key) {
			r.Shape = errors.New("a task costs more: " + name)
		}
	}
	for _, row := range all {
		add(row.Name, row.Key, row.ns)
	}
	add("one of a million that wait, bytes", "bytes", bytes)
	return r
}
