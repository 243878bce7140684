//go:build unix && !sim

package main

import (
	"fmt"
	"os"
	"runtime"
)

// memory compares waiting threads with waiting goroutines. The
// threads stay while the goroutines come: what a thread leaves
// behind would be used again, and seem to cost nothing.
func memory(v map[string]float64, quick bool) error {
	threads, goroutines := 1000, 100_000
	if quick {
		threads, goroutines = 200, 20_000
	}
	c, err := newCrowd()
	if err != nil {
		return err
	}
	err = occupy(v, "thread", threads, c.threads)
	if err != nil {
		return err
	}
	err = occupy(v, "goroutine", goroutines, c.goroutines)
	if err != nil {
		return err
	}
	return c.dismiss()
}

// occupy starts n of a kind, which then wait, and notes what the
// process has gained for each: memory that it uses, and stack
// that Go has set aside, used or not.
func occupy(v map[string]float64, kind string, n int,
	start func(n int)) error {
	resident, stack, err := size()
	if err != nil {
		return err
	}
	start(n)
	resident2, stack2, err := size()
	each := 1e3 * float64(n)
	v[kind+"_rss_kb"] = float64(resident2-resident) / each
	v[kind+"_stack_kb"] = float64(stack2-stack) / each
	return err
}

// size is how many bytes of memory this process uses, and how
// many of addresses it needs for stacks. What the kernel keeps
// for a thread, its own stack of 16 KB first of all, is in
// neither.
func size() (resident, stack int, err error) {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, 0, err
	}
	var all, pages int
	_, err = fmt.Sscan(string(statm), &all, &pages)
	if err != nil {
		return 0, 0, err
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return pages * os.Getpagesize(), int(m.StackInuse), nil
}
