//go:build unix && !sim

// Preempt lets a loop and main share one processor, and tells
// whether main gets it before the loop has ended.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
)

// turns keeps a loop busy for the better part of a second or
// more; Go interrupts what has run for 10 ms.
const turns = 2_000_000_000

var loops = map[string]func() int{"bare": bare, "calls": calls}

func bare() (sum int) {
	for i := range turns {
		sum += i
	}
	return sum
}

func calls() (sum int) {
	for i := range turns {
		sum = add(sum, i)
	}
	return sum
}

// add begins with a check of the stack, where it may be told to
// let others run. A function that calls nobody goes without the
// check, and therefore add has to call.
//
//go:noinline
func add(sum, i int) int { return sum + same(i) }

//go:noinline
func same(i int) int { return i }

func main() {
	loop := flag.String("loop", "", "run a `loop`: bare or calls")
	flag.Parse()
	if run := loops[*loop]; run != nil {
		fmt.Println(race(run))
		return
	}
	if err := compare(); err != nil {
		fmt.Fprintln(os.Stderr, "preempt:", err)
		os.Exit(1)
	}
}

// race makes main wait until the loop has begun, and then look
// whether it still runs.
func race(loop func() int) (interrupted string) {
	begun := make(chan bool)
	var ended atomic.Bool
	go func() {
		close(begun)
		loop()
		ended.Store(true)
	}()
	<-begun
	if ended.Load() {
		return "no"
	}
	return "yes"
}

// compare runs the races in processes of their own, for how Go
// preempts is settled when a process begins.
func compare() error {
	const off = "asyncpreemptoff=1"
	fmt.Println("is the loop interrupted?")
	for _, r := range []struct{ what, loop, debug string }{
		{"by signals", "bare", ""},
		{"without signals", "bare", off},
		{"without signals, when it calls", "calls", off},
	} {
		out, err := again(r.loop, r.debug)
		if err != nil {
			return fmt.Errorf("%s: %w", r.what, err)
		}
		fmt.Printf("%-32s %s", r.what, out)
	}
	return nil
}

func again(loop, debug string) ([]byte, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, "-loop", loop)
	cmd.Env = append(os.Environ(),
		"GOMAXPROCS=1", "GODEBUG="+debug)
	cmd.Stderr = os.Stderr
	return cmd.Output()
}
