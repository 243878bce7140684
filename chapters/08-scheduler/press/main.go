// Press has two tasks that send into a channel of two places, and
// one that receives.
package main

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// send sends some values, and says when they are in.
func send(name string, s *channel.Sender[string],
	n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer s.Close()
		for i := range n {
			v := fmt.Sprint(name, i)
			if _, err := await.Await(a, s.Send(v)); err != nil {
				return i, err
			}
			fmt.Println("in ", v)
		}
		return n, nil
	})
}

// receive takes them out, one at a time.
func receive(r *channel.Receiver[string]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 0
		for v := range await.Each(a, r.Box()) {
			fmt.Println("           out ", v)
			n++
			await.Await(a, scheduler.Yield())
		}
		return n, nil
	})
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	s, r := channel.New[string](2)
	scheduler.Spawn(e, send("a", s.Clone(), 3))
	scheduler.Spawn(e, send("b", s, 3))
	n, err := scheduler.Run(e, receive(r))
	fmt.Println("received ", n, err)
}
