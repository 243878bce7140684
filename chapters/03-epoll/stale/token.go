//go:build linux || sim || wasip1 || windows

package main

import (
	"fmt"

	"artofwaiting/code/poller"
)

// byToken does the same with a poller, which knows that a number
// does not say who it is.
func byToken() error {
	p, err := poller.New()
	if err != nil {
		return err
	}
	defer p.Close()
	ready, err := twoReady()
	if err != nil {
		return err
	}
	for i, fd := range ready {
		err := watch(p, fd, poller.Token(i))
		if err != nil {
			return err
		}
	}
	events := poller.NewEvents(8)
	if err := handle(p, events, ready); err != nil {
		return err
	}
	return later(p, events)
}

// handle does for each event what byNumber does for the first.
func handle(
	p *poller.Poll, events *poller.Events, ready [2]int) error {
	if err := p.Wait(events, 0); err != nil {
		return err
	}
	handled := 0
	for e := range events.All() {
		handled++
		other := ready[1-e.Token()]
		if err := replaceIn(p, other); err != nil {
			return err
		}
	}
	fmt.Println("by Token, events handled ", handled)
	return nil
}

func watch(p *poller.Poll, fd int, t poller.Token) error {
	return p.Registry().Register(fd, t, poller.Readable)
}

// replaceIn is replace, and the new socket is watched in place of
// the old.
func replaceIn(p *poller.Poll, fd int) error {
	if err := p.Registry().Deregister(fd); err != nil {
		return err
	}
	if err := replace(fd); err != nil {
		return err
	}
	return watch(p, fd, 2)
}

// later looks whether the missing event was only late.
func later(p *poller.Poll, events *poller.Events) error {
	if err := p.Wait(events, 0); err != nil {
		return err
	}
	n := 0
	for range events.All() {
		n++
	}
	fmt.Println("by Token, events later ", n)
	return nil
}
