// First polls an async function to its end, in both forms.
package main

import (
	"fmt"

	"artofwaiting/chapters/07-await/essay"
	"artofwaiting/chapters/07-await/essay/compiled"
	"artofwaiting/code/future"
)

func main() {
	one, two := future.Ready(1), future.PendingOnce(2)
	poll("on a stack", essay.Total(one, two))
	poll("compiled", compiled.Total(one, two))
}

// poll polls f until it is not pending any more.
func poll(name string, f future.Boxed[int]) {
	for {
		v, err := f.Poll(future.Waker{})
		fmt.Printf("%-10s  %d, %v\n", name, v, err)
		if err != future.Pending {
			return
		}
	}
}
