// Package parallel divides work among the processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls work with 0 to n-1, on all processors, and returns when all
// calls have.
func Do(n int, work func(i int)) {
	Workers(n, func(next func() (int, bool)) {
		for i, ok := next(); ok; i, ok = next() {
			work(i)
		}
	})
}

// Workers calls work once for each processor, for what each of them
// needs for itself; next deals out 0 to n-1 among them.
func Workers(n int, work func(next func() (int, bool))) {
	var dealt atomic.Int64
	next := func() (int, bool) {
		i := int(dealt.Add(1)) - 1
		return i, i < n
	}
	var running sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		running.Go(func() { work(next) })
	}
	running.Wait()
}
