// Racing is counter with goroutines. Run it with -race.
package main

import (
	"bytes"
	"fmt"
	"log"
	"sync"
)

const times = 1000

var notes bytes.Buffer

// note logs, as one does.
var note = log.New(&notes, "", 0).Println

func main() {
	n := 0
	add := func() {
		for range times {
			old := n
			note("it was", old)
			n = old + 1
		}
	}
	var both sync.WaitGroup
	both.Go(add)
	both.Go(add)
	both.Wait()
	fmt.Printf("goroutines  %d of %d\n", n, 2*times)
}
