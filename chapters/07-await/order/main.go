// Order shows when the parts of an expression are evaluated that
// has awaits in it.
package main

import (
	"fmt"
	"strings"

	"artofwaiting/chapters/07-await/essay"
	"artofwaiting/chapters/07-await/essay/compiled"
	"artofwaiting/code/future"
)

func main() {
	show("on a stack", essay.Order)
	show("compiled", compiled.Order)
}

func show(name string,
	order func(say func(int) int) future.Boxed[int]) {
	var said []string
	f := order(func(n int) int {
		said = append(said, fmt.Sprint(n))
		return n
	})
	v, err := f.Poll(future.Waker{})
	for err == future.Pending {
		said = append(said, "waits")
		v, err = f.Poll(future.Waker{})
	}
	fmt.Printf("%s  %s: %d\n", name, strings.Join(said, " "), v)
}
