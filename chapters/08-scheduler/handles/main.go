// Handles shows how a task can end, and what its handle says.
package main

import (
	"errors"
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// ends is a task that ends in one of several ways.
func ends(how string) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer fmt.Println("   ", how, "gives back")
		await.Await(a, scheduler.Yield())
		switch how {
		case "a value":
			return 42, nil
		case "an error":
			return 0, errors.New("no luck")
		case "a panic":
			var list []int
			return list[3], nil
		}
		return await.Await(a, future.Never[int]{})
	})
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	for _, how := range []string{"a value", "an error", "a panic",
		"an abort"} {
		h := scheduler.Spawn(e, ends(how))
		if how == "an abort" {
			e.Settle()
			h.Abort()
		}
		v, err := scheduler.Run(e, h)
		fmt.Printf("%s: %d, %v\n", how, v, err)
	}
	fmt.Println("left, tasks ", e.Len())
}
