package scheduler

import (
	"errors"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/future"
)

// pool makes a Pool, which is shut down in the end.
func pool(t testing.TB, most int) *Pool {
	t.Helper()
	p := NewPool(most)
	t.Cleanup(func() {
		if !p.closed {
			must(t, p.Shutdown(time.Hour))
		}
	})
	return p
}

func threads(p *Pool) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.threads
}

// start submits f, and has the future of it.
func start[T any](p *Pool, f func() (T, error)) *Offloaded[T] {
	o := Offload(p, f)
	o.begin()
	return &o
}

// Claim 51: while a function is busy on a thread, the other tasks
// have their turn. It does not return before they have.
func TestOffload(t *testing.T) {
	e, p := setup(t), pool(t, 1)
	ticks := make(chan int)
	Spawn(e, steps(func(n int, w future.Waker) error {
		select {
		case ticks <- n:
		default:
		}
		w.Wake()
		return future.Pending
	}))
	inside := 0
	v, err := Run(e, Offload(p, func() (int, error) {
		first := <-ticks
		for range 10 {
			inside = <-ticks - first
		}
		return 7, nil
	}))
	equal(t, "answer", v, 7)
	must(t, err)
	if inside < 10 {
		t.Errorf("%d ticks", inside)
	}
}

// An error of the function, and its panic, are the future's.
func TestOffloadFails(t *testing.T) {
	e, p := setup(t), pool(t, 1)
	_, err := Run(e, Offload(p, func() (int, error) {
		return 0, errTest
	}))
	is(t, "fail", err, errTest)
	_, err = Run(e, Offload(p, func() (int, error) {
		panic(errTest)
	}))
	is(t, "panic", err, errTest)
	var pe *PanicError
	equal(t, "a PanicError", errors.As(err, &pe), true)
	equal(t, "threads", threads(p), 1) // it has survived
}

// Nothing runs before the first poll, and a finished one is not
// polled again.
func TestOffloadLazy(t *testing.T) {
	p := pool(t, 1)
	o := Offload(p, func() (int, error) { return 1, nil })
	equal(t, "threads", threads(p), 0)
	v, err := future.Wait(&o)
	equal(t, "answer", v, 1)
	must(t, err)
	panics(t, "Offload", func() { o.Poll(future.Waker{}) })
	fresh := Offload(p, func() (int, error) { panic("called") })
	fresh.Cancel()
	fresh.Cancel()
	panics(t, "Offload", func() { fresh.Poll(future.Waker{}) })
}

// There are as many threads as works at once, and no more than
// the limit; the others wait.
func TestPoolBound(t *testing.T) {
	leakless(t)
	p := pool(t, 3)
	var inside, most atomic.Int32
	begun, release := make(chan int, 10), make(chan int)
	var fs []*Offloaded[int]
	for i := range 10 {
		fs = append(fs, start(p, func() (int, error) {
			n := inside.Add(1)
			most.Store(max(most.Load(), n))
			begun <- i
			<-release
			inside.Add(-1)
			return i, nil
		}))
	}
	for range 3 {
		<-begun
	}
	equal(t, "threads", threads(p), 3)
	close(release)
	for i, f := range fs {
		v, err := future.Wait(f)
		equal(t, "answer", v, i)
		must(t, err)
	}
	equal(t, "at once", most.Load(), 3)
	must(t, p.Shutdown(time.Hour))
	equal(t, "threads", threads(p), 0)
	panics(t, "without a thread", func() { NewPool(0) })
}

// RT-14: a work that comes while the one idle thread is about to
// take another is not stranded: it gets a thread of its own, or
// else the two, which wait for each other, would never end.
func TestRT14Stranded(t *testing.T) {
	for range many(1024) {
		p := NewPool(2)
		future.Wait(start(p, func() (int, error) {
			return 0, nil
		}))
		for !anIdle(p) {
			runtime.Gosched()
		}
		a, b := make(chan int), make(chan int)
		first := start(p, func() (int, error) {
			close(a)
			return <-b, nil
		})
		second := start(p, func() (int, error) {
			close(b)
			return <-a, nil
		})
		future.Wait(first)
		future.Wait(second)
		must(t, p.Shutdown(time.Hour))
	}
}

func anIdle(p *Pool) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.idle > 0
}

// RT-16: all threads of the pool are blocked, and a thousand other
// tasks run.
func TestRT16(t *testing.T) {
	e, p := setup(t), pool(t, 4)
	release := make(chan int)
	var blocked [8]JoinHandle[int] // half of them have no thread
	for i := range blocked {
		blocked[i] = Spawn(e, Offload(p, func() (int, error) {
			return <-release, nil
		}))
	}
	ran := 0
	for range 1000 {
		Spawn(e, steps(func(int, future.Waker) error {
			ran++
			return nil
		}))
	}
	for ran < 1000 {
		must(t, e.Settle())
	}
	for i := range blocked {
		equal(t, "finished", blocked[i].Finished(), false)
	}
	for i := range blocked {
		go func() { release <- i }()
	}
	must(t, e.Drain())
}

// RT-14: Shutdown returns in spite of a work that goes on, and
// says so. What has not begun is refused.
func TestRT14(t *testing.T) {
	leakless(t)
	p := NewPool(1)
	release, begun := make(chan int), make(chan int)
	running := start(p, func() (int, error) {
		close(begun)
		return <-release, nil
	})
	<-begun
	waiting := start(p, func() (int, error) { return 0, nil })
	err := p.Shutdown(time.Millisecond)
	is(t, "shutdown", err, os.ErrDeadlineExceeded)
	_, err = future.Wait(waiting)
	is(t, "not begun", err, ErrAborted)
	late := Offload(p, func() (int, error) { return 0, nil })
	_, err = future.Wait(&late)
	is(t, "too late", err, ErrAborted)
	release <- 5
	v, err := future.Wait(running)
	equal(t, "answer", v, 5)
	must(t, err)
	<-p.over
}

// What nobody waits for is not begun; what has, is given up.
func TestOffloadCancel(t *testing.T) {
	p := pool(t, 1)
	cancels := 0
	release, begun := make(chan int), make(chan int)
	running := start(p, func() (*held, error) {
		close(begun)
		<-release
		return &held{&cancels}, nil
	})
	<-begun
	called := false
	waiting := start(p, func() (int, error) {
		called = true
		return 0, nil
	})
	running.Cancel()
	waiting.Cancel()
	waiting.Cancel()
	close(release)
	last := Offload(p, func() (int, error) { return 0, nil })
	future.Wait(&last)
	must(t, p.Shutdown(time.Hour))
	equal(t, "called", called, false)
	equal(t, "cancels", cancels, 1)
	panics(t, "Offload", func() { running.Poll(future.Waker{}) })
}

// Threads submit at once, and shut down meanwhile: every future
// has an answer.
func TestPoolRace(t *testing.T) {
	for range many(200) {
		p := NewPool(4)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				for range 20 {
					o := Offload(p, func() (int, error) {
						return i, nil
					})
					v, err := future.Wait(&o)
					ended := v == i && err == nil
					if !ended && err != ErrAborted {
						t.Errorf("%d, %v", v, err)
					}
				}
			})
		}
		must(t, p.Shutdown(time.Hour))
		wg.Wait()
	}
}
