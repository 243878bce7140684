// Polls counts how often a chain must be polled, and of how many
// places it can be left at.
package main

import (
	"fmt"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func main() {
	for _, waits := range []int{0, 1, 3} {
		polls, pending := count(chain(waits))
		fmt.Printf("three stages, %d wait, polls  %d\n",
			waits, polls)
		fmt.Printf("three stages, %d wait, gives way  %d\n",
			waits, pending)
	}
}

// chain is three stages, of which the first so many wait once.
func chain(waits int) future.Boxed[int] {
	f := stage(0, waits)
	for i := range 2 {
		f = combinator.AndThen(f, func(int) future.Boxed[int] {
			return stage(i+1, waits)
		}).Box()
	}
	return f
}

func stage(i, waits int) future.Boxed[int] {
	if i < waits {
		return future.PendingOnce(i).Box()
	}
	return future.Ready(i).Box()
}

// count polls to the end, and says how often f was pending: the
// places where another task could have had the thread.
func count(f future.Future[int]) (polls, pending int) {
	for {
		polls++
		_, err := f.Poll(future.Waker{})
		if err != future.Pending {
			return polls, pending
		}
		pending++
	}
}
