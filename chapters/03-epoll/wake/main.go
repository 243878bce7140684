// Wake shows what a Waker promises: many wakes may be one event,
// and what was done before the last of them is seen.
package main

import (
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"artofwaiting/code/thread"
)

const wakes = 1000

func main() {
	err := errors.Join(ahead(), oneByOne(), together())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// ahead wakes somebody who is not asleep yet.
func ahead() error {
	s, err := newSleeper()
	if err != nil {
		return err
	}
	defer s.close()
	for range wakes {
		if err := s.waker.Wake(); err != nil {
			return err
		}
	}
	n, err := s.sleep(patience)
	again, err2 := s.sleep(0)
	fmt.Println("wakes before Wait ", wakes)
	fmt.Println("events of Wait ", n)
	fmt.Println("events of the next Wait ", again)
	return errors.Join(err, err2)
}

// oneByOne wakes a thread and lets it go back to sleep. Whether
// it is in the kernel already when the next wake comes, or still
// on its way, makes no difference.
func oneByOne() error {
	s, err := newSleeper()
	if err != nil {
		return err
	}
	defer s.close()
	up := make(chan error)
	other := thread.Start(func() {
		for range wakes {
			up <- s.mustWake()
		}
	})
	slept := 0
	for range wakes {
		e := errors.Join(s.waker.Wake(), <-up)
		if e == nil {
			slept++
		}
		err = errors.Join(err, e)
	}
	other.Join()
	fmt.Println("wakes from another thread ", wakes)
	fmt.Println("waits that ended ", slept)
	return err
}

// together has four threads change something and wake. There may
// be fewer events than changes, but after the last one nothing is
// left unseen: else this would wait in vain.
func together() error {
	s, err := newSleeper()
	if err != nil {
		return err
	}
	defer s.close()
	var changes atomic.Int64
	var threads []*thread.Thread
	for range 4 {
		threads = append(threads, thread.Start(func() {
			for range wakes {
				changes.Add(1)
				s.waker.Wake() // if it fails, it is missed
			}
		}))
	}
	var seen int64
	for ; seen < 4*wakes && err == nil; seen = changes.Load() {
		err = s.mustWake()
	}
	for _, t := range threads {
		t.Join()
	}
	fmt.Println("changes by four threads ", 4*wakes)
	fmt.Println("changes seen in the end ", seen)
	return err
}

// patience is how long somebody sleeps who is to be woken. It is
// there to fail rather than to sleep for ever.
const patience = 20 * time.Second
