package small

import (
	"runtime"
	"sync"
)

// spawnGoroutines has each answer before it begins the next.
func spawnGoroutines(n int) {
	answer := make(chan int)
	for range n {
		go func() { answer <- 1 }()
		<-answer
	}
}

// yieldGoroutines is n yields of a hundred goroutines.
func yieldGoroutines(n int) {
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			for range n / 100 {
				runtime.Gosched()
			}
		})
	}
	all.Wait()
}

// talkGoroutines sends n messages, and each comes back.
func talkGoroutines(n int) {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v
		}
	}()
	for range n {
		there <- 1
		<-back
	}
	close(there)
}

// ParkGoroutines is how many bytes there are for one that waits.
func ParkGoroutines(many int) float64 {
	stop := make(chan bool)
	var all sync.WaitGroup
	before := used()
	for range many {
		all.Go(func() { <-stop })
	}
	after := used()
	close(stop)
	all.Wait()
	return (after - before) / float64(many)
}
