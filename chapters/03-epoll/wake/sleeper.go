package main

import (
	"errors"
	"time"

	"artofwaiting/code/poller"
)

// A sleeper is a Poll that watches nothing but its Waker.
type sleeper struct {
	poll   *poller.Poll
	waker  *poller.Waker
	events *poller.Events
}

func newSleeper() (*sleeper, error) {
	p, err := poller.New()
	if err != nil {
		return nil, err
	}
	w, err := poller.NewWaker(p.Registry(), 0)
	if err != nil {
		p.Close()
		return nil, err
	}
	return &sleeper{p, w, poller.NewEvents(8)}, nil
}

func (s *sleeper) close() {
	s.waker.Close()
	s.poll.Close()
}

// sleep waits, and says how many events that has brought.
func (s *sleeper) sleep(d time.Duration) (n int, err error) {
	err = s.poll.Wait(s.events, d)
	for range s.events.All() {
		n++
	}
	return n, err
}

// mustWake fails when nobody comes.
func (s *sleeper) mustWake() error {
	n, err := s.sleep(patience)
	if err == nil && n != 1 {
		err = errors.New("a wake was lost")
	}
	return err
}
