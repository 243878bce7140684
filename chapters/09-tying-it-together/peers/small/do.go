//go:build linux

package main

import (
	"fmt"
	"time"

	"artofwaiting/chapters/08-scheduler/small"
	"artofwaiting/code/scheduler"
)

// batch is how many are done before one looks at the clock.
var batch = map[string]int{"sleep": sleepers, "park": parked}

const (
	sleepers = 10_000
	parked   = 1_000_000
	usual    = 1000
)

// do is a process that does one thing for some time, and prints
// how often it has. The one that has started it knows what it
// took.
func do(kind, key, long string) error {
	span, err := time.ParseDuration(long)
	if err != nil {
		return err
	}
	act, err := find(kind, key)
	if err != nil {
		return err
	}
	n := batch[key]
	if n == 0 {
		n = usual
	}
	count := 0
	began := time.Now()
	for count == 0 || time.Since(began) < span {
		act(n)
		count += n
	}
	fmt.Println(count)
	return nil
}

// find is what to do.
func find(kind, key string) (act func(n int), err error) {
	e, err := scheduler.New()
	if err != nil {
		return nil, err
	}
	task, routine := acts(key)
	switch {
	case task == nil:
		return nil, fmt.Errorf("nothing is called %q", key)
	case kind == "goroutine":
		return routine, nil
	case kind == "task":
		return func(n int) { task(e, n) }, nil
	}
	return nil, fmt.Errorf("%q is no task and no goroutine", kind)
}

// acts are the same with tasks and with goroutines.
func acts(key string) (task func(*scheduler.Executor, int),
	routine func(int)) {
	switch key {
	case "nothing":
		return func(*scheduler.Executor, int) {}, func(int) {}
	case "sleep":
		return small.SleepTasks, small.SleepGoroutines
	case "park":
		return parkTasks, parkGoroutines
	}
	for _, d := range small.Deeds() {
		if d.Key == key {
			return d.Task, d.Goroutine
		}
	}
	return nil, nil
}

func parkTasks(_ *scheduler.Executor, n int) {
	small.ParkTasks(n)
}

func parkGoroutines(n int) { small.ParkGoroutines(n) }
