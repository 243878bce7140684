package scheduler

import (
	"os"
	"testing"
	"time"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
)

// greedy finds its source ready at every look, until stop.
func greedy(s *reactor.Source, looks *int, stop *bool) step {
	return steps(func(n int, w future.Waker) error {
		for !*stop {
			if _, err := s.Ready(reactor.Writing, w); err != nil {
				return err
			}
			*looks++
		}
		return nil
	})
}

// S1, RT-04: a task that always finds work lets another one have
// its turn after so many answers.
func TestGreedyTask(t *testing.T) {
	e := setup(t)
	a, _ := pair(t)
	s := open(t, e.Reactor(), a)
	looks, stop := 0, false
	h := Spawn(e, greedy(s, &looks, &stop))
	_, err := Run(e, restless(9))
	must(t, err)
	equal(t, "looks", looks, 10*(share-1))
	stop = true
	_, err = Run(e, h)
	must(t, err)
}

// RT-09: a greedy side of a Join, or a greedy future with a
// Timeout, does not starve the other one: it is answered in the
// same poll.
func TestRT09(t *testing.T) {
	e := setup(t)
	a, b := pair(t)
	wide := open(t, e.Reactor(), a)
	narrow := open(t, e.Reactor(), b)
	looks, stop := 0, false
	other := steps(func(n int, w future.Waker) error {
		_, err := narrow.Ready(reactor.Writing, w)
		stop = err == nil
		return err
	})
	_, err := Run(e, combinator.Join(
		greedy(wide, &looks, &stop), other))
	must(t, err)
	equal(t, "looks", looks, share-1)

	stop = false
	_, err = Run(e, combinator.Timeout(
		greedy(wide, &looks, &stop),
		e.Reactor().Sleep(time.Millisecond)))
	is(t, "timeout", err, os.ErrDeadlineExceeded)
}

// RT-27: of three that are greedy and joined, each has its share
// in the same poll. Tokio asks another one first each time; here
// the order is always the same, and whoever follows one that was
// refused begins a share.
func TestRT27(t *testing.T) {
	e := setup(t)
	a, _ := pair(t)
	s := open(t, e.Reactor(), a)
	var looks [3]int
	stop := false
	h := Spawn(e, combinator.JoinAll([]step{
		greedy(s, &looks[0], &stop),
		greedy(s, &looks[1], &stop),
		greedy(s, &looks[2], &stop)}))
	_, err := Run(e, restless(0))
	must(t, err)
	equal(t, "looks", looks, [...]int{share - 1, share - 1, share - 1})
	h.Cancel()
}

// A set of futures has one share for all, and each asks for it.
func TestGreedyChild(t *testing.T) {
	e := setup(t)
	a, _ := pair(t)
	s := open(t, e.Reactor(), a)
	looks, stop := 0, false
	set := combinator.Unorder(greedy(s, &looks, &stop))
	h := Spawn(e, future.PollFunc(set.Next))
	_, err := Run(e, restless(1))
	must(t, err)
	equal(t, "looks", looks, 2*(share-1))
	h.Cancel()
}

// TM-01: naps of no length are answers too.
func TestGreedySleep(t *testing.T) {
	e := setup(t)
	naps, stop := 0, false
	h := Spawn(e, steps(func(n int, w future.Waker) error {
		for !stop {
			sleep := e.Reactor().Sleep(0)
			if _, err := sleep.Poll(w); err != nil {
				return err
			}
			naps++
		}
		return nil
	}))
	_, err := Run(e, restless(0))
	must(t, err)
	equal(t, "naps", naps, share-1)
	stop = true
	_, err = Run(e, h)
	must(t, err)
}
