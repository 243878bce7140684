//go:build linux && !sim

// Threads asks the kernel on which of its threads tasks run.
package main

import (
	"fmt"
	"sync"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/thread"

	"golang.org/x/sys/unix"
)

// A set is the threads that were seen.
type set map[int]bool

// task notes where it runs, poll for poll.
func task(seen set) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		for range 10 {
			seen[unix.Gettid()] = true
			await.Await(a, scheduler.Yield())
		}
		return 0, nil
	})
}

// meeting is a function that returns when all have come to it.
func meeting(all *sync.WaitGroup) func() (int, error) {
	return func() (int, error) {
		all.Done()
		all.Wait()
		return unix.Gettid(), nil
	}
}

func main() {
	thread.Start(run).Join()
}

func run() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	seen := set{}
	for range 100 {
		scheduler.Spawn(e, task(seen))
	}
	e.Drain()
	fmt.Println("threads of 100 tasks ", len(seen))
	offload(e, 4)
}

// offload lets functions run that wait for each other.
func offload(e *scheduler.Executor, n int) {
	p := scheduler.NewPool(n)
	defer p.Shutdown(time.Second)
	var all sync.WaitGroup
	all.Add(n)
	var work []scheduler.JoinHandle[int]
	for range n {
		work = append(work, scheduler.Spawn(e,
			scheduler.Offload(p, meeting(&all))))
	}
	seen := set{}
	for _, h := range work {
		id, _ := scheduler.Run(e, h)
		seen[id] = true
	}
	fmt.Println("threads of 4 functions ", len(seen))
}
