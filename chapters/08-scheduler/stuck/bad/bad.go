// Package bad is futures that no loop wants to have.
package bad

import (
	"fmt"
	"os"

	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// A Spinner wakes itself for ever.
type Spinner struct{}

// Poll has always something to do, and never does it.
func (*Spinner) Poll(w future.Waker) (int, error) {
	w.Wake()
	return 0, future.Pending
}

// Box moves s to the heap.
func (s Spinner) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &s}
}

// A Hog yields ten times, and then keeps the thread until
// somebody has looked at the loop twice.
type Hog struct {
	Executor *scheduler.Executor
	polls    int
}

// Poll has the loop dumped by another thread: this one is busy.
func (h *Hog) Poll(w future.Waker) (int, error) {
	if h.polls++; h.polls < 10 {
		w.Wake()
		return 0, future.Pending
	}
	for _, when := range []string{"during", "still"} {
		fmt.Println(when)
		looked := make(chan error)
		go func() { looked <- h.Executor.Dump(os.Stdout) }()
		if err := <-looked; err != nil {
			return 0, err
		}
	}
	return h.polls, nil
}

// Box moves h to the heap.
func (h Hog) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &h}
}

// Forgotten waits for a sender that nobody has.
func Forgotten() future.Receiver[int] {
	_, r := future.Oneshot[int]()
	return r
}
