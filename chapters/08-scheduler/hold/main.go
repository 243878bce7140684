// Hold has a ticker, and beside it a task that holds the thread
// up: in its place, and then elsewhere.
package main

import (
	"fmt"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

const period = 10 * time.Millisecond

// A ticker counts its ticks, and tells who wants to know.
type ticker struct {
	ticks int
	tell  chan int // if anybody listens
}

func (t *ticker) run(e *scheduler.Executor) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		every := scheduler.Every(e.Reactor(), period,
			scheduler.Skip)
		for range await.Each(a, every) {
			t.ticks++
			select {
			case t.tell <- t.ticks:
			default:
			}
		}
		return 0, nil
	})
}

// inline blocks where it stands, and is how many ticks there were
// meanwhile.
func inline(t *ticker) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		before := t.ticks
		time.Sleep(5 * period) // a call that blocks
		return t.ticks - before, nil
	})
}

// offloaded blocks on another thread, until it has heard of three
// ticks.
func offloaded(t *ticker, p *scheduler.Pool) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, scheduler.Offload(p,
			func() (int, error) {
				first := <-t.tell
				last := first
				for last < first+3 {
					last = <-t.tell
				}
				return last - first, nil
			}))
	})
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	p := scheduler.NewPool(2)
	defer p.Shutdown(time.Second)
	t := &ticker{tell: make(chan int, 1)}
	scheduler.Spawn(e, t.run(e))
	n, err := scheduler.Run(e, inline(t))
	fmt.Println("ticks while it blocks here ", n, err)
	n, err = scheduler.Run(e, offloaded(t, p))
	fmt.Println("three ticks while it blocks elsewhere ",
		n >= 3, err)
}
