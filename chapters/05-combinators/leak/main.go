// Leak asks a service that never answers, with a time limit, and
// looks what is left open.
package main

import (
	"fmt"
	"time"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A connection is open until it is closed.
type connection struct{ open int }

func (c *connection) close() { c.open-- }

// answer never comes.
func (c *connection) answer() future.Never[string] {
	return future.Never[string]{}
}

func main() {
	for _, way := range []struct {
		name string
		ask  func(*connection) future.Boxed[string]
	}{{"Inspect", inspect}, {"Finally", finally}} {
		var clock future.Clock
		c := &connection{open: 1}
		f := combinator.Timeout(way.ask(c),
			clock.Sleep(time.Second))
		f.Poll(future.Waker{})
		clock.Advance(time.Second)
		_, err := f.Poll(future.Waker{})
		fmt.Printf("%s, answer  %v\n", way.name, err)
		fmt.Printf("%s, left open  %d\n", way.name, c.open)
	}
}

// inspect closes when the answer is there.
func inspect(c *connection) future.Boxed[string] {
	return combinator.Inspect(c.answer(), func(string, error) {
		c.close()
	}).Box()
}

// finally closes when it is over.
func finally(c *connection) future.Boxed[string] {
	return combinator.Finally(c.answer(), c.close).Box()
}
