// Package thread is threads of the operating system, which Go
// otherwise keeps out of sight.
package thread

import (
	"runtime"
	"sync/atomic"
)

// A Thread is a function that runs on a thread of its own. Any
// goroutine may use one.
type Thread struct {
	done chan struct{}
}

var running atomic.Int64

// Start runs f on an OS thread that runs nothing else, and
// returns at once. The thread is counted before Start returns,
// and ends with f: a goroutine that ends while locked takes its
// thread with it.
func Start(f func()) *Thread {
	t := &Thread{done: make(chan struct{})}
	running.Add(1)
	go func() {
		runtime.LockOSThread()
		defer close(t.done)
		defer running.Add(-1)
		f()
	}()
	return t
}

// Join waits until the thread's function has returned.
func (t *Thread) Join() { <-t.done }

// Running is how many threads were started and have not ended.
func Running() int { return int(running.Load()) }
