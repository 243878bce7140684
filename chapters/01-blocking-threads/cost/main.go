//go:build unix && !sim

// Cost measures what a thread costs and what a goroutine costs:
// to start one, to let it wait, to change from one to another.
package main

import (
	"fmt"
	"math"
	"runtime/debug"

	"golang.org/x/sys/unix"

	"artofwaiting/chapters/measure"
)

func main() { measure.Main(run) }

func run(quick bool) (*measure.Result, error) {
	v := make(map[string]float64)
	if err := memory(v, quick); err != nil {
		return nil, fmt.Errorf("cost: memory: %w", err)
	}
	debug.FreeOSMemory() // of what that left behind
	if err := times(v, quick); err != nil {
		return nil, fmt.Errorf("cost: time: %w", err)
	}
	for key, x := range v {
		v[key] = measure.Round(x)
	}
	if err := limit(v); err != nil {
		return nil, fmt.Errorf("cost: limit of stacks: %w", err)
	}
	r := table(v)
	r.Shape = check(v)
	return r, nil
}

// limit reads how much room the kernel sets aside for the stack
// of a thread that asks for nothing else. 0 stands for unlimited.
func limit(v map[string]float64) error {
	var l unix.Rlimit
	err := unix.Getrlimit(unix.RLIMIT_STACK, &l)
	if kib := float64(l.Cur) / 1024; kib < math.MaxInt64/1024 {
		v["stack_limit_kib"] = kib
	}
	return err
}

func table(v map[string]float64) *measure.Result {
	pair := func(what, key string) []any {
		return []any{what, v["thread_"+key], v["goroutine_"+key]}
	}
	return &measure.Result{
		Title:   "What waiting costs",
		Values:  v,
		Columns: []string{"", "OS thread", "goroutine"},
		Rows: [][]any{
			pair("start (µs)", "start_us"),
			pair("memory in use (KB)", "rss_kb"),
			pair("stack set aside (KB)", "stack_kb"),
			pair("there and back (ns)", "switch_ns"),
			{"with iter.Pull (ns)", "", v["coroutine_switch_ns"]},
		},
	}
}

// check fails unless one cost is a multiple of another, as the
// book says it is.
func check(v map[string]float64) error {
	for _, c := range []struct {
		dear  string
		times float64
		cheap string
	}{
		{"thread_start_us", 5, "goroutine_start_us"},
		{"thread_rss_kb", 2, "goroutine_rss_kb"},
		{"thread_stack_kb", 5, "goroutine_stack_kb"},
		{"thread_switch_ns", 3, "goroutine_switch_ns"},
		{"goroutine_switch_ns", 1, "coroutine_switch_ns"},
		{"syscall_ns", 0.8, "rawsyscall_ns"}, // all but the same
	} {
		if v[c.dear] < c.times*v[c.cheap] {
			return fmt.Errorf("cost: %s is %v, not %v times %v, "+
				"which is %s", c.dear, v[c.dear], c.times,
				v[c.cheap], c.cheap)
		}
	}
	return nil
}
