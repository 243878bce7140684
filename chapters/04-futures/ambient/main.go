// Ambient builds futures as they were at the time of the essay:
// poll has no argument, and who waits is found elsewhere.
package main

import (
	"fmt"
	"os"

	"artofwaiting/code/future"
	"artofwaiting/code/sys"
)

// A task is what is woken.
type task struct{ name string }

// current is the task that is being polled. Rust kept one for
// each thread; Go has no such place, and the book makes do with
// one for all.
var current *task

// A socket is a future of bytes, as tokio-core had them.
type socket struct {
	fd, peer int
	reader   *task // who is to be woken
}

// Poll reads. When it would block, it is this function that looks
// who is being polled, and nobody else.
func (s *socket) Poll() (int, error) {
	n, err := sys.Read(s.fd, make([]byte, 8))
	if err != sys.EAGAIN {
		return n, err
	}
	if current == nil {
		panic("no task is being polled")
	}
	s.reader = current
	return 0, future.Pending
}

// run polls on behalf of t.
func run(t *task, poll func() (int, error)) (int, error) {
	current = t
	defer func() { current = nil }()
	return poll()
}

func main() {
	for _, scene := range []func(a, b *socket){
		outside, both, twoThreads,
	} {
		if err := with(scene); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
