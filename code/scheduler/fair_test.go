package scheduler

import (
	"sync"
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
)

// forever is a task that yields for ever.
func forever(polls *int) step {
	return steps(func(n int, w future.Waker) error {
		*polls = n
		w.Wake()
		return future.Pending
	})
}

// RT-04: with a task that yields for ever, Run returns, another
// task completes, and so does one that another thread spawns.
func TestRT04(t *testing.T) {
	e := setup(t)
	polls := 0
	Spawn(e, forever(&polls))
	other := Spawn(e, restless(5))
	_, err := Run(e, other)
	must(t, err)
	var wg sync.WaitGroup
	var spawned JoinHandle[int]
	wg.Go(func() { spawned = Spawn(e, restless(5)) })
	_, err = Run(e, steps(func(_ int, w future.Waker) error {
		wg.Wait()
		if !spawned.Finished() {
			w.Wake()
			return future.Pending
		}
		return nil
	}))
	must(t, err)
	if polls < 10 {
		t.Errorf("the other one was polled %d times", polls)
	}
}

// RT-07: a task that yields runs again only after the reactor has
// turned, even if there is nothing else to do: each of its polls
// sees what the last one has written.
func TestRT07(t *testing.T) {
	e := setup(t)
	a, b := pair(t)
	s := open(t, e.Reactor(), a)
	settle(t, e) // the first edge says that one may write
	blocked(t, s, reactor.Reading, future.Waker{})
	polls, err := Run(e, steps(func(n int, w future.Waker) error {
		if n == 1 {
			say(t, b)
			Yield().Box().Poll(w)
			return future.Pending
		}
		_, err := s.Ready(reactor.Reading, w)
		return err // which is Pending, if nobody has turned
	}))
	must(t, err)
	equal(t, "polls", polls, 2)
}

// TM-07: a task that wakes itself again and again, and one that
// gives others no rest, still see their timers.
func TestTM07(t *testing.T) {
	e := setup(t)
	polls := 0
	Spawn(e, forever(&polls))
	sleep := e.Reactor().Sleep(time.Millisecond)
	_, err := Run(e, steps(func(_ int, w future.Waker) error {
		w.Wake()
		_, err := sleep.Poll(w)
		return err
	}))
	must(t, err)
}

// With more tasks than fit between two turns, the reactor turns
// in between, and those who yield wait until everybody has had a
// poll.
func TestInterval(t *testing.T) {
	e := setup(t)
	a, b := pair(t)
	s := open(t, e.Reactor(), a)
	settle(t, e)
	var edge future.Counter
	blocked(t, s, reactor.Reading, edge.Waker())
	say(t, b)
	var log []int
	before := 0
	const n = 3 * interval
	for i := range n {
		Spawn(e, steps(func(poll int, w future.Waker) error {
			log = append(log, i)
			if edge.Woken() == 0 {
				before++
			}
			if poll < 3 {
				w.Wake()
				return future.Pending
			}
			return nil
		}))
	}
	must(t, e.Drain())
	equal(t, "polls before the turn", before, interval)
	for i, task := range log {
		if task != i%n {
			t.Fatalf("poll %d is of task %d", i, task)
		}
	}
}

// RT-06: a hundred pairs of tasks wake each other for ever, and
// do not starve a third, which has been waiting in the queue.
func TestRT06(t *testing.T) {
	e := setup(t)
	polls := 0
	for range 100 {
		var wakers [2]future.Waker
		for i := range wakers {
			Spawn(e, steps(func(_ int, w future.Waker) error {
				polls++
				wakers[i] = w
				wakers[1-i].Wake()
				return future.Pending
			}))
		}
	}
	_, err := Run(e, restless(10))
	must(t, err)
	if polls < 1000 || polls > 20_000 {
		t.Errorf("the pairs have been polled %d times", polls)
	}
}

// The one that was woken last is polled next, three times in a
// row at most. Those that the reactor wakes come in their order.
func TestLatest(t *testing.T) {
	e := setup(t)
	var log []string
	wakers := map[string]future.Waker{}
	add := func(name string, then func()) {
		Spawn(e, steps(func(n int, w future.Waker) error {
			wakers[name] = w
			if n > 1 {
				log = append(log, name)
				then()
			}
			return future.Pending
		}))
	}
	left := 5
	volley := func(to string) func() {
		return func() {
			if left--; left >= 0 {
				wakers[to].Wake()
			}
		}
	}
	add("a", volley("b"))
	add("b", volley("a"))
	add("c", func() {})
	add("d", func() {})
	settle(t, e)
	wakers["c"].Wake()
	wakers["d"].Wake()
	wakers["a"].Wake()
	settle(t, e)
	ordered(t, log, "a", "b", "a", "c", "b", "a", "b", "d")

	log = nil
	a, b := pair(t)
	s := open(t, e.Reactor(), a)
	settle(t, e)
	blocked(t, s, reactor.Reading, future.NewWaker(called(func() {
		wakers["c"].Wake()
		wakers["d"].Wake()
	})))
	say(t, b)
	settle(t, e)
	ordered(t, log, "c", "d")
}
