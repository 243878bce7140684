// Wake has a thousand tasks that wait, wakes one, and counts how
// many are polled.
package main

import (
	"fmt"

	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

const tasks = 1000

var polls int

// A waiting future counts its polls.
type waiting struct{ future.Receiver[int] }

func (f *waiting) Poll(w future.Waker) (int, error) {
	polls++
	return f.Receiver.Poll(w)
}

func (f waiting) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &f}
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	var senders []future.Sender[int]
	for range tasks {
		s, r := future.Oneshot[int]()
		senders = append(senders, s)
		scheduler.Spawn(e, waiting{r})
	}
	fmt.Println("spawned, polls ", polls)
	e.Settle()
	fmt.Println("settled, polls ", polls)
	senders[tasks/2].Send(1)
	e.Settle()
	fmt.Println("one woken, polls ", polls)
	fmt.Println("left, tasks ", e.Len())
}
