package reactor

import (
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/sys"
)

// orders calls f with every way to mix the steps of several
// threads: each has so many, in their order. A way is whose turn
// it is.
func orders(steps []int, f func(way []int)) {
	left := slices.Clone(steps)
	var way []int
	var mix func()
	mix = func() {
		done := true
		for i := range left {
			if left[i] == 0 {
				continue
			}
			done = false
			left[i]--
			way = append(way, i)
			mix()
			way = way[:len(way)-1]
			left[i]++
		}
		if done {
			f(way)
		}
	}
	mix()
}

// run takes the steps of all threads in the order of way.
func run(way []int, threads ...[]func()) {
	next := make([]int, len(threads))
	for _, i := range way {
		threads[i][next[i]]()
		next[i]++
	}
}

// TestSourceOrders mixes a thread that reads with one that turns
// in every way. A byte that was not read must not be forgotten:
// the source is ready, or the reader's Waker has been woken.
func TestSourceOrders(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	say(t, b)
	readable := edges(t, r)
	ways := 0
	orders([]int{4, 2}, func(way []int) {
		ways++
		s.state.Store(uint64(Reading | Writing))
		var c future.Counter
		var seen Seen
		there, read, pending := false, false, false
		run(way, []func(){
			func() { seen, _ = s.Ready(Reading, future.Waker{}) },
			func() { read = there },
			func() {
				if !read {
					s.Blocked(Reading, seen)
				}
			},
			func() {
				_, err := s.Ready(Reading, c.Waker())
				pending = err == future.Pending
			},
		}, []func(){
			func() { there = true },
			func() {
				for _, e := range readable {
					r.deliver(e)
				}
			},
		})
		if !read && pending && c.Woken() == 0 {
			t.Errorf("order %v: sleeps for ever", way)
		}
		if !read && !ready(t, s, Reading) {
			t.Errorf("order %v: not ready", way)
		}
	})
	if ways != 15 {
		t.Errorf("%d orders, want 15", ways)
	}
	s.reader.Register(future.Waker{})
}

// TestSourceReady: the two looks of Ready, with an event before,
// between and after them. Between is where Register is; its Waker
// comes too late for the event, which must be seen by itself.
func TestSourceReady(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	say(t, b)
	readable := edges(t, r)
	orders([]int{3, 1}, func(way []int) {
		s.state.Store(uint64(Writing))
		var c future.Counter
		var first, second error
		run(way, []func(){
			func() { _, first = s.look(Reading) },
			func() { s.reader.Register(c.Waker()) },
			func() { _, second = s.look(Reading) },
		}, []func(){func() {
			for _, e := range readable {
				r.deliver(e)
			}
		}})
		asleep := first != nil && second != nil
		if asleep && c.Woken() == 0 {
			t.Errorf("order %v: sleeps for ever", way)
		}
	})
}

// TestSourceReadyRace is the same by chance, with a thread that
// turns, and Ready as it is.
func TestSourceReadyRace(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	say(t, b)
	readable := edges(t, r)
	rounds := int64(many(100_000))
	var begun, done atomic.Int64
	go func() {
		for i := int64(1); i <= rounds; i++ {
			wait(&begun, i)
			for _, e := range readable {
				r.deliver(e)
			}
			done.Store(i)
		}
	}()
	asleep := 0
	for i := int64(1); i <= rounds; i++ {
		s.state.Store(uint64(Writing))
		var c future.Counter
		begun.Store(i)
		for range i % 64 { // not always at the same moment
			begun.Load()
		}
		_, err := s.Ready(Reading, c.Waker())
		wait(&done, i)
		if err != nil && c.Woken() == 0 {
			asleep++
		}
	}
	if asleep > 0 {
		t.Errorf("%d sleep for ever", asleep)
	}
}

// wait is until n is i. It gives way to others, but not at once:
// they would never meet.
func wait(n *atomic.Int64, i int64) {
	for spins := 0; n.Load() != i; spins++ {
		if spins > 1000 {
			runtime.Gosched()
		}
	}
}

// TestSourceEnd: bytes and the end in one edge, a short read, and
// a writer that finds no room, in every order. The end is still
// to be read, so reading has to be ready.
func TestSourceEnd(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	say(t, b)
	must(t, sys.Shutdown(b, sys.SHUT_WR))
	end := edges(t, r)
	look := func(side Side) (seen Seen) {
		seen, _ = s.Ready(side, future.Waker{})
		return seen
	}
	orders([]int{3, 3, 2}, func(way []int) {
		s.state.Store(uint64(Reading | Writing))
		var toRead, toWrite Seen
		there, short := false, false
		run(way, []func(){
			func() { toRead = look(Reading) },
			func() { short = there },
			func() {
				if short {
					s.Drained(toRead)
				} else {
					s.Blocked(Reading, toRead)
				}
			},
		}, []func(){
			func() { toWrite = look(Writing) },
			func() {},
			func() { s.Blocked(Writing, toWrite) },
		}, []func(){
			func() { there = true },
			func() {
				for _, e := range end {
					r.deliver(e)
				}
			},
		})
		if !ready(t, s, Reading) {
			t.Errorf("order %v: the end is lost", way)
		}
		if Seen(s.state.Load())&over == 0 {
			// Whoever is ready now may read short again.
			t.Errorf("order %v: the end is forgotten", way)
		}
	})
}
