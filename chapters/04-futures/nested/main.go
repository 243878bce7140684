// Nested waits inside a poll, for somebody who would be polled
// next. It does not end well.
package main

import (
	"fmt"

	"artofwaiting/chapters/04-futures/crowd"
	"artofwaiting/code/future"
)

func main() {
	s, r := future.Oneshot[struct{}]()
	var c crowd.Crowd
	patient := future.PollFunc(func(w future.Waker) (
		struct{}, error) {
		fmt.Println("the first one calls Wait")
		return future.Wait(r)
	})
	sender := future.PollFunc(func(future.Waker) (
		struct{}, error) {
		return struct{}{}, s.Send(struct{}{})
	})
	c.Add(&patient)
	c.Add(&sender)
	future.Wait(&c)
	fmt.Println("both are done")
}
