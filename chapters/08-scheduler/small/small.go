// Package small is what a scheduler does all day, as small as it
// can be had: each with tasks, and with goroutines. What it costs
// is measured in this chapter and, beside Tokio, in the next.
package small

import (
	"runtime"

	"artofwaiting/code/scheduler"
)

// A Deed is done n times in a row.
type Deed struct {
	Name, Key string
	Task      func(e *scheduler.Executor, n int)
	Goroutine func(n int)
}

// Deeds has them all. The text of the chapters says which side
// loses, and why.
func Deeds() []Deed {
	return []Deed{
		{"begin one, wait for its answer", "spawn",
			spawnTasks, spawnGoroutines},
		{"begin one that begins the next", "chain",
			chainTasks, chainGoroutines},
		{"let all others go first, of 100", "yield",
			yieldTasks, yieldGoroutines},
		{"a message there and back", "pingpong",
			talkTasks, talkGoroutines},
		{"a message, from five to one", "five",
			fiveTasks, fiveGoroutines},
		{"a question, and its answer", "ask",
			askTasks, askGoroutines},
		{"arm a timer, and cancel it", "timer",
			armTasks, armGoroutines},
	}
}

// used is how much memory the program uses, of the heap and for
// stacks.
func used() float64 {
	runtime.GC()
	runtime.GC() // the first may leave some to be swept
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc + m.StackInuse)
}
