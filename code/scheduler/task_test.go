package scheduler

import (
	"sync"
	"sync/atomic"
	"testing"
	"unsafe"

	"artofwaiting/code/future"
)

// orders calls f with every way to mix the steps of several
// threads: each has so many, in their order. A way is whose turn
// it is.
func orders(left []int, f func(way []int)) {
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

// A scene is a task whose atomic steps are taken one by one.
type scene struct {
	task
	queued int // how often it is in the queue
	polls  int
	news   int  // that has come
	seen   int  // by a poll
	cancel bool // instead of a poll
}

// tell leaves the news, and wakes, in two steps.
func (s *scene) tell() []func() {
	return []func(){
		func() { s.news++ },
		s.doWake,
	}
}

func (s *scene) doWake() {
	if s.wake() {
		s.queued++
	}
}

// abort is the two steps of Abort.
func (s *scene) abort() []func() {
	return []func(){
		func() { s.state.Or(aborted) },
		s.doWake,
	}
}

// loop is the steps of the loop for one task: it takes it out of
// the queue, polls, and lets it rest. With an empty queue they do
// nothing.
func (s *scene) loop() []func() {
	taken := false
	return []func(){
		func() {
			if taken = s.queued > 0; taken {
				s.queued--
				s.cancel = s.begin() || s.cancel
			}
		},
		func() {
			if taken {
				s.polls++
				s.seen = s.news
			}
		},
		func() {
			if taken && s.rest() {
				s.queued++
			}
		},
	}
}

// check fails unless the task is in the queue as often as its
// state says, and will see what has come.
func (s *scene) check(t *testing.T, way []int) {
	t.Helper()
	state := s.state.Load()
	want := 0
	if state&woken != 0 && state&running == 0 {
		want = 1
	}
	if s.queued != want {
		t.Errorf("order %v: state %b, %d times in the queue",
			way, state, s.queued)
	}
}

// Every order in which two threads bring news while the loop
// polls twice: the task is never in the queue twice, and if a
// poll has not seen the news, another one follows.
func TestTaskOrders(t *testing.T) {
	ways := 0
	orders([]int{2, 2, 6}, func(way []int) {
		ways++
		var s scene
		s.state.Store(woken)
		s.queued = 1
		threads := [][]func(){
			s.tell(), s.tell(), append(s.loop(), s.loop()...),
		}
		for _, i := range way {
			threads[i][0]()
			threads[i] = threads[i][1:]
			if s.queued > 1 {
				t.Fatalf("order %v: queued twice", way)
			}
		}
		s.check(t, way)
		if s.seen < s.news && s.queued == 0 {
			t.Errorf("order %v: sleeps for ever", way)
		}
		if s.polls > 2 {
			t.Errorf("order %v: %d polls", way, s.polls)
		}
	})
	equal(t, "orders", ways, 1260)
}

// Every order in which a task is aborted by two threads, and
// woken, while the loop polls: it is cancelled, or about to be.
func TestAbortOrders(t *testing.T) {
	orders([]int{2, 2, 3}, func(way []int) {
		var s scene
		s.state.Store(woken)
		s.queued = 1
		threads := [][]func(){s.abort(), s.tell(), s.loop()}
		for _, i := range way {
			threads[i][0]()
			threads[i] = threads[i][1:]
		}
		s.check(t, way)
		if !s.cancel && s.queued == 0 {
			t.Errorf("order %v: never aborted", way)
		}
	})
}

// What is over is not queued any more.
func TestWakeAfterEnd(t *testing.T) {
	e := setup(t)
	var late future.Waker
	h := Spawn(e, steps(func(_ int, w future.Waker) error {
		w.Wake()
		late = w
		return nil
	}))
	settle(t, e)
	late.Wake()
	h.Abort()
	equal(t, "idle", e.idle(), true)
	_, err := h.Poll(future.Waker{})
	must(t, err)
}

// Threads wake a task as fast as they can: each round's news is
// seen.
func TestWakeStorm(t *testing.T) {
	e := setup(t)
	const threads = 4
	rounds := int64(many(50_000))
	var news [threads]atomic.Int64
	var wg sync.WaitGroup
	begun := false
	_, err := Run(e, steps(func(_ int, w future.Waker) error {
		if !begun {
			begun = true
			for i := range threads {
				wg.Go(func() {
					for range rounds {
						news[i].Add(1)
						w.Wake()
					}
				})
			}
		}
		for i := range news {
			if news[i].Load() < rounds {
				return future.Pending
			}
		}
		return nil
	}))
	must(t, err)
	wg.Wait()
}

// A task is its future, its answer and 72 bytes, in one piece.
func TestTaskSize(t *testing.T) {
	if unsafe.Sizeof(uintptr(0)) != 8 {
		t.Skip("not a 64-bit machine")
	}
	var j job[struct{}, parked, *parked]
	size := unsafe.Sizeof(j) - unsafe.Sizeof(j.future)
	equal(t, "size", size, 72)
	e := setup(t)
	n := 0
	f := held{&n}
	allocs := testing.AllocsPerRun(1000, func() { Spawn(e, f) })
	equal(t, "pieces", allocs, 1)
}
