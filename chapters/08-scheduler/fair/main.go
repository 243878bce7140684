// Fair has a task that never has to wait beside one that wants a
// turn now and then.
package main

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

const items = 1000

// greedy takes all that is in a channel, which is full.
func greedy(r *channel.Receiver[int],
	taken *int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		for range await.Each(a, r.Box()) {
			*taken++
		}
		return *taken, nil
	})
}

// modest looks how far the other is, whenever it has a turn.
func modest(taken *int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		turns := 0
		for *taken < items {
			fmt.Println("taken so far ", *taken)
			turns++
			await.Await(a, scheduler.Yield())
		}
		return turns, nil
	})
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	s, r := channel.Unbounded[int]()
	for i := range items {
		if err := s.TrySend(i); err != nil {
			panic(err)
		}
	}
	s.Close()
	taken := 0
	scheduler.Spawn(e, greedy(r, &taken))
	turns, err := scheduler.Run(e, modest(&taken))
	fmt.Println("turns of the other ", turns, err)
}
