// Tasks shows who stops when a task waits: in a blocking read the
// whole thread, with all its tasks, in a non-blocking one nobody.
package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"artofwaiting/code/sys"
)

func main() {
	for _, kind := range []string{"blocking", "non-blocking"} {
		steps, err := race(kind == "non-blocking")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Printf("read  %s\n", kind)
		fmt.Printf("steps of the other task  %d\n", steps)
	}
}

// A task takes one step of its work and says whether it is done.
type task func() bool

// run calls the tasks in turn until all of them are done.
func run(tasks ...task) {
	for len(tasks) > 0 {
		tasks = slices.DeleteFunc(tasks, func(t task) bool {
			return t()
		})
	}
}

// race runs a task that reads beside one that counts, and returns
// how far the count was when the data had come.
func race(nonblocking bool) (steps int, err error) {
	us, them, err := sys.Socketpair()
	if err != nil {
		return 0, fmt.Errorf("make a pair of sockets: %w", err)
	}
	defer sys.Close(us)
	if err := sys.SetNonblock(us, nonblocking); err != nil {
		return 0, fmt.Errorf("set non-blocking: %w", err)
	}
	cue := make(chan struct{})
	sent := make(chan error, 1)
	go func() { sent <- send(them, cue) }()
	c := &contest{
		fd:  us,
		cue: sync.OnceFunc(func() { close(cue) }),
	}
	if nonblocking {
		run(c.read, c.count)
	} else {
		run(c.blockingRead, c.count)
	}
	return c.atData, errors.Join(c.err, <-sent)
}

// send keeps the reader waiting, from its cue on, long enough for
// many thousand steps.
func send(fd int, cue chan struct{}) error {
	defer sys.Close(fd)
	<-cue
	time.Sleep(50 * time.Millisecond)
	if _, err := sys.Write(fd, []byte("data")); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// A contest is what the two tasks share.
type contest struct {
	fd      int
	cue     func() // makes the data come; the first call counts
	counted int
	atData  int   // counted, when it was last asked for data
	err     error // the answer
}

// blockingRead gives the cue itself: once it is in the kernel, no
// other task of this thread can.
func (c *contest) blockingRead() bool {
	c.cue()
	return c.read()
}

func (c *contest) read() bool {
	var buf [16]byte
	_, c.err = sys.Read(c.fd, buf[:])
	c.atData = c.counted
	return c.err != sys.EAGAIN
}

// count goes to 1,000, and then has the data sent.
func (c *contest) count() bool {
	c.counted++
	if c.counted < 1000 {
		return false
	}
	c.cue()
	return true
}
