//go:build unix && !sim

package main

import (
	"sync"

	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

// A crowd is threads that wait for a byte from one socket, and
// goroutines that wait for one channel to be closed.
type crowd struct {
	out, in int
	members []*thread.Thread
	release chan bool
	waiting sync.WaitGroup // until all have begun to wait
	gone    sync.WaitGroup // until no goroutine waits any more
}

func newCrowd() (*crowd, error) {
	out, in, err := sys.Socketpair()
	return &crowd{out: out, in: in, release: make(chan bool)}, err
}

// threads returns when n threads run, and are about to wait.
func (c *crowd) threads(n int) {
	c.waiting.Add(n)
	for range n {
		t := thread.Start(func() {
			c.waiting.Done()
			sys.Read(c.out, make([]byte, 1))
		})
		c.members = append(c.members, t)
	}
	c.waiting.Wait()
}

// goroutines returns when n goroutines run, and are about to
// wait.
func (c *crowd) goroutines(n int) {
	c.waiting.Add(n)
	for range n {
		c.gone.Go(func() {
			c.waiting.Done()
			<-c.release
		})
	}
	c.waiting.Wait()
}

// dismiss lets everybody go: no reader of a socket waits any
// longer when the other end is closed.
func (c *crowd) dismiss() error {
	close(c.release)
	err := sys.Close(c.in)
	c.gone.Wait()
	for _, t := range c.members {
		t.Join()
	}
	if err != nil {
		return err
	}
	return sys.Close(c.out)
}
