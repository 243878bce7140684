//go:build exercise

package pool

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/thread"
)

// soon is how long a test waits for something that should happen
// at once, before it calls it a failure.
const soon = 10 * time.Second

// within fails the test when f does not return.
func within(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(soon):
		t.Fatalf("%s: still waiting after %v", what, soon)
	}
}

// start makes a pool and checks its threads.
func start(t *testing.T, n int) *Pool {
	t.Helper()
	before := thread.Running()
	p := New(n)
	if got := thread.Running() - before; got != n {
		t.Fatalf("New(%d) started %d threads", n, got)
	}
	return p
}

func TestThreads(t *testing.T) {
	before := thread.Running()
	p := start(t, 5)
	within(t, "Close", p.Close)
	if left := thread.Running() - before; left != 0 {
		t.Errorf("after Close %d threads are left", left)
	}
}

// TestAllRun: Close waits for the last function.
func TestAllRun(t *testing.T) {
	p := start(t, 4)
	var ran atomic.Int64
	within(t, "1000 calls of Do, then Close", func() {
		for range 1000 {
			p.Do(func() { ran.Add(1) })
		}
		p.Close()
	})
	if got := ran.Load(); got != 1000 {
		t.Errorf("%d of 1000 functions ran", got)
	}
}

// TestTogether: n functions that wait for each other all arrive,
// so there are n of them at a time.
func TestTogether(t *testing.T) {
	const n = 8
	p := start(t, n)
	var meeting sync.WaitGroup
	meeting.Add(n)
	within(t, "functions that wait for each other", func() {
		for range n {
			p.Do(func() {
				meeting.Done()
				meeting.Wait()
			})
		}
		p.Close()
	})
}

// TestNeverMore keeps every thread busy while 50 callers want to
// be served, and lets the functions go one by one. Neither may
// more than n functions run, nor may Do have returned for a
// function that no thread has room for.
func TestNeverMore(t *testing.T) {
	const n, jobs = 3, 50
	p := start(t, n)
	var inside, most, returned atomic.Int64
	started := make(chan struct{}, jobs)
	leave := make(chan struct{})
	job := func() {
		now := inside.Add(1)
		for m := most.Load(); now > m; m = most.Load() {
			most.CompareAndSwap(m, now)
		}
		started <- struct{}{}
		<-leave
		inside.Add(-1)
	}
	var callers sync.WaitGroup
	for range jobs {
		callers.Go(func() {
			p.Do(job)
			returned.Add(1)
		})
	}
	for i := range jobs {
		if i >= n {
			leave <- struct{}{}
		}
		within(t, "the next function", func() { <-started })
		released := max(0, i+1-n)
		if got := int(returned.Load()); got > n+released {
			t.Fatalf("Do had returned %d times, with %d threads "+
				"and %d functions done", got, n, released)
		}
	}
	close(leave)
	within(t, "the callers, and Close", func() {
		callers.Wait()
		p.Close()
	})
	if got := most.Load(); got != n {
		t.Errorf("%d functions ran at a time, want %d", got, n)
	}
	if got := returned.Load(); got != jobs {
		t.Errorf("Do returned %d times, want %d", got, jobs)
	}
}
