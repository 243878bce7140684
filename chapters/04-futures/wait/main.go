// Wait waits for the same value in two ways, and then asks a
// future more often than it may be asked.
package main

import (
	"fmt"
	"runtime"

	"artofwaiting/code/future"
)

// patience is how often somebody must ask before the value comes.
const patience = 1000

func main() {
	v, polls := spin()
	fmt.Println("spinning, value ", v)
	fmt.Println("spinning, 1000 polls ", polls >= patience)
	fmt.Println()
	v, polls = sleep()
	fmt.Println("sleeping, value ", v)
	fmt.Println("sleeping, polls ", polls)
	fmt.Println()
	again()
}

// counted counts how often r is polled, and says so to asked.
func counted(r future.Receiver[int], polls *int,
	asked func()) future.Func[int] {
	return future.PollFunc(func(w future.Waker) (int, error) {
		*polls++
		v, err := r.Poll(w)
		asked()
		return v, err
	})
}

// spin asks until there is an answer. The other goroutine gives
// it when it has been asked for a thousand times.
func spin() (v, polls int) {
	s, r := future.Oneshot[int]()
	enough := make(chan bool)
	go func() {
		<-enough
		s.Send(7)
	}()
	f := counted(r, &polls, func() {
		if polls == patience {
			close(enough)
		}
	})
	for {
		v, err := f.Poll(future.Waker{}) // wakes nobody
		if err != future.Pending {
			return v, polls
		}
		runtime.Gosched()
	}
}

// sleep asks, sleeps until it is woken, and asks again.
func sleep() (v, polls int) {
	s, r := future.Oneshot[int]()
	f := counted(r, &polls, func() {
		if polls == 1 { // asked, and not yet answered
			go s.Send(7)
		}
	})
	v, _ = future.Wait(&f)
	return v, polls
}
