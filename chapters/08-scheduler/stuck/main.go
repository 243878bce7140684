// Stuck has three tasks that go wrong, each in its way, and asks
// the loop about them.
package main

import (
	"fmt"
	"os"

	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// A spinner wakes itself for ever.
type spinner struct{}

func (*spinner) Poll(w future.Waker) (int, error) {
	w.Wake()
	return 0, future.Pending
}

func (s spinner) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &s}
}

// A hog yields ten times, and then keeps the thread until
// somebody has looked at the loop twice.
type hog struct {
	executor *scheduler.Executor
	polls    int
}

func (h *hog) Poll(w future.Waker) (int, error) {
	if h.polls++; h.polls < 10 {
		w.Wake()
		return 0, future.Pending
	}
	for _, when := range []string{"during", "still"} {
		fmt.Println(when)
		looked := make(chan error)
		go func() { looked <- h.executor.Dump(os.Stdout) }()
		if err := <-looked; err != nil {
			return 0, err
		}
	}
	return h.polls, nil
}

func (h hog) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &h}
}

// forgotten waits for a sender that nobody has.
func forgotten() future.Receiver[int] {
	_, r := future.Oneshot[int]()
	return r
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	e.FindLost()
	scheduler.Spawn(e, forgotten())
	scheduler.Spawn(e, spinner{})
	fmt.Println("before")
	e.Dump(os.Stdout)
	_, err = scheduler.Run(e, hog{executor: e})
	fmt.Println("and then ", err)
}
