// Same is one program twice: with goroutines, and as tasks of a
// loop that is set up by hand.
package main

import (
	"fmt"
	"sync"

	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

func main() {
	fmt.Println("goroutines ", goroutines())
	n, err := tasks()
	fmt.Println("tasks ", n, err)
}

// goroutines sums squares that three workers make.
func goroutines() (sum int) {
	squares := make(chan int)
	var all sync.WaitGroup
	for w := range 3 {
		all.Go(func() {
			for i := w; i < 100; i += 3 {
				squares <- i * i
			}
		})
	}
	go func() {
		all.Wait()
		close(squares)
	}()
	for v := range squares {
		sum += v
	}
	return sum
}

// tasks does it with a loop.
func tasks() (int, error) {
	e, err := scheduler.New()
	if err != nil {
		return 0, err
	}
	defer e.Shutdown(0)
	s, r := channel.New[int](1)
	for w := range 3 {
		scheduler.Spawn(e, worker(s.Clone(), w))
	}
	s.Close()
	return scheduler.Run(e, total(r))
}

func worker(s *channel.Sender[int], w int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer s.Close()
		for i := w; i < 100; i += 3 {
			if _, err := await.Await(a, s.Send(i*i)); err != nil {
				return 0, err
			}
		}
		return w, nil
	})
}

func total(r *channel.Receiver[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (sum int, err error) {
		for v, err := range await.Each(a, r.Box()) {
			if err != nil {
				return 0, err
			}
			sum += v
		}
		return sum, nil
	})
}
