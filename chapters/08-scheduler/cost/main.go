// Cost measures what a task costs, and what a goroutine does.
package main

import (
	"errors"
	"math"
	"runtime"
	"time"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/scheduler"
)

func main() { measure.Main(run) }

// A row is something that both can do.
type row struct {
	name, key string
	task      func(e *scheduler.Executor, n int)
	goroutine func(n int)
	ns        [2]float64
	loses     bool // the task does, and the chapter says why
}

func rows() []*row {
	return []*row{
		{name: "begin one, wait for its answer", key: "spawn",
			task: spawnTasks, goroutine: spawnGoroutines},
		{name: "begin one that begins the next", key: "chain",
			task: chainTasks, goroutine: chainGoroutines,
			loses: true},
		{name: "let all others go first, of 100", key: "yield",
			task: yieldTasks, goroutine: yieldGoroutines},
		{name: "a message there and back", key: "pingpong",
			task: talkTasks, goroutine: talkGoroutines,
			loses: true},
		{name: "a message, from five to one", key: "five",
			task: fiveTasks, goroutine: fiveGoroutines,
			loses: true},
		{name: "arm a timer, and cancel it", key: "timer",
			task: armTasks, goroutine: armGoroutines},
	}
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
	all := rows()
	for _, r := range all {
		r.ns = [2]float64{math.Inf(1), math.Inf(1)}
	}
	for range 10 {
		for _, r := range all {
			r.measure(e, span/10)
		}
	}
	bytes := [2]float64{parkTasks(many), parkGoroutines(many)}
	return report(all, bytes), nil
}

func (r *row) measure(e *scheduler.Executor, span time.Duration) {
	r.ns[0] = min(r.ns[0], measure.Each(func(n int) {
		r.task(e, n)
	}, span))
	r.ns[1] = min(r.ns[1], measure.Each(r.goroutine, span))
}

func report(all []*row, bytes [2]float64) *measure.Result {
	r := &measure.Result{
		Title:   "A task and a goroutine, nanoseconds",
		Columns: []string{"", "task", "goroutine"},
		Values:  map[string]float64{},
	}
	add := func(name, key string, of [2]float64, loses bool) {
		t, g := measure.Round(of[0]), measure.Round(of[1])
		r.Rows = append(r.Rows, []any{name, t, g})
		r.Values[key+"_task"], r.Values[key+"_goroutine"] = t, g
		if of[0] > of[1] && !loses {
			r.Shape = errors.New("a task costs more: " + name)
		}
	}
	for _, row := range all {
		add(row.name, row.key, row.ns, row.loses)
	}
	const waits = "one of a million that wait, bytes"
	add(waits, "bytes", bytes, false)
	return r
}

// memory is what the program uses, of the heap and for stacks.
func memory() float64 {
	runtime.GC()
	runtime.GC() // the first may leave some to be swept
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc + m.StackInuse)
}
