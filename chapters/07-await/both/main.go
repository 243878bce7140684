// Both has async functions that wait for several things at once.
package main

import (
	"fmt"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// fetch takes its time.
func fetch(c *future.Clock, what string,
	seconds int) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		d := time.Duration(seconds) * time.Second
		_, err := await.Await(a, c.Sleep(d))
		return what, err
	})
}

// plan wants two things, and then the first of two.
func plan(c *future.Clock) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		began := c.Now()
		both, err := await.Await(a, combinator.Join(
			fetch(c, "tea", 3), fetch(c, "cake", 2)))
		if err != nil {
			return "", err
		}
		first, err := await.Await(a, combinator.Select(
			fetch(c, "a bus", 9), fetch(c, "a train", 4)))
		return fmt.Sprintf("%s and %s, then %s: %v", both.Left,
			both.Right, first.Right, c.Now()-began), err
	})
}

func main() {
	var c future.Clock
	f := plan(&c)
	v, err := f.Poll(future.Waker{})
	for err == future.Pending {
		c.Advance(time.Second)
		v, err = f.Poll(future.Waker{})
	}
	fmt.Println(v, err)
}
