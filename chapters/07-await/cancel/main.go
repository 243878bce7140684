// Cancel gives up an async function at each of its awaits.
package main

import (
	"fmt"
	"time"

	"artofwaiting/chapters/07-await/essay/compiled"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func main() {
	for n := range 3 {
		give(time.Duration(n)*time.Second + half)
	}
}

const half = time.Second / 2

// give lets a function have some time, and no more.
func give(d time.Duration) {
	fmt.Println("given", d)
	var c future.Clock
	f := compiled.Guarded(&c, say)
	limited := combinator.Timeout(f, c.Sleep(d))
	v, err := limited.Poll(future.Waker{})
	for err == future.Pending {
		c.Advance(half)
		v, err = limited.Poll(future.Waker{})
	}
	fmt.Printf("    %q, %v, asleep: %d\n", v, err, c.Sleeping())
}

func say(args ...any) {
	fmt.Println(append([]any{"   "}, args...)...)
}
