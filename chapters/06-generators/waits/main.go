// Waits counts how often a generator yields that waits for
// futures.
package main

import (
	"fmt"

	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

func main() {
	for _, waits := range []int{0, 1, 3} {
		polls, pending, sum := count(waits)
		fmt.Printf("waits: %d, polls: %d, pending: %d, "+
			"value: %d\n", waits, polls, pending, sum)
	}
}

// total is the sum of two futures, one after the other.
func total(w *future.Waker,
	a, b future.Future[int]) generator.Waiting[int] {
	type result = generator.Result[int]
	return generator.Returning(
		func(y *generator.Y[struct{}]) result {
			// wait: poll,
			v, err := a.Poll(*w)
			// again: and yield each time it is not ready.
			for err == future.Pending {
				y.Yield(struct{}{})
				v, err = a.Poll(*w)
			}
			if err != nil {
				return result{Err: err}
			}
			u, err := b.Poll(*w)
			for err == future.Pending {
				y.Yield(struct{}{})
				u, err = b.Poll(*w)
			}
			return result{Value: v + u, Err: err}
		})
}

// count polls total to its end.
func count(waits int) (polls, pending, sum int) {
	a, b := future.Ready(1), late(waits)
	f := generator.Futurify(
		func(w *future.Waker) generator.Waiting[int] {
			return total(w, &a, b)
		})
	for {
		polls++
		sum, err := f.Poll(future.Waker{})
		if err != future.Pending {
			return polls, pending, sum
		}
		pending++
	}
}

// late is the future of 2, pending so many times.
func late(times int) future.Future[int] {
	f := future.PollFunc(func(w future.Waker) (int, error) {
		if times--; times >= 0 {
			w.Wake()
			return 0, future.Pending
		}
		return 2, nil
	})
	return &f
}
