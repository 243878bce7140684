// Counter has two tasks of one thread add to one number, without
// a lock.
package main

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

const times = 1000

// between reads and writes, and then waits.
func between(n *int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		for range times {
			old := *n
			*n = old + 1
			await.Await(a, future.PendingOnce(0))
		}
		return *n, nil
	})
}

// across reads, waits, and writes.
func across(n *int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		for range times {
			old := *n
			await.Await(a, future.PendingOnce(0))
			*n = old + 1
		}
		return *n, nil
	})
}

func main() {
	count("the await after it", between)
	count("an await inside it", across)
}

// count lets two of them run on this thread, in turn.
func count(name string, add func(*int) future.Boxed[int]) {
	n := 0
	both := combinator.Join(add(&n), add(&n))
	if _, err := future.Wait(&both); err != nil {
		panic(err)
	}
	fmt.Printf("%s  %d of %d\n", name, n, 2*times)
}
