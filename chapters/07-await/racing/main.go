// Racing is counter with goroutines. Run it with -race.
package main

import (
	"fmt"
	"sync"
)

const times = 1000

func main() {
	n := 0
	add := func() {
		for range times {
			old := n
			n = old + 1
		}
	}
	var both sync.WaitGroup
	both.Go(add)
	both.Go(add)
	both.Wait()
	fmt.Printf("goroutines  %d of %d\n", n, 2*times)
}
