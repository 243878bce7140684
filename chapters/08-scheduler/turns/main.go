// Turns shows in which order tasks run that yield.
package main

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// steps says its name a few times, and lets others go first.
func steps(name string, times int) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		for range times {
			fmt.Print(name, " ")
			await.Await(a, scheduler.Yield())
		}
		return name + " is through", nil
	})
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	scheduler.Spawn(e, steps("a", 5))
	scheduler.Spawn(e, steps("b", 2))
	last := scheduler.Spawn(e, steps("c", 3))
	v, err := scheduler.Run(e, last)
	fmt.Println("\n"+v, err, "and left are", e.Len())
	err = e.Drain()
	fmt.Println("\ndrained,", err, "and left are", e.Len())
}
