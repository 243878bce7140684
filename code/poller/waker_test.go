package poller

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/sys"
)

// TestEP16: each wake after an event gives another one.
func TestEP16WakeAgain(t *testing.T) {
	r := setup(t)
	again := make(chan bool)
	done := make(chan bool)
	go func() {
		defer close(done)
		for range again {
			if err := r.waker.Wake(); err != nil {
				t.Error(err)
			}
		}
	}()
	for range 1000 {
		again <- true
		r.until(bellToken, "readable")
	}
	close(again)
	<-done
	r.quiet("it was woken enough")
}

// TestWakesAreOne: many wakes before a wait are one event.
func TestWakesAreOne(t *testing.T) {
	r := setup(t)
	for range 100 {
		for range 10 {
			must(t, r.waker.Wake())
		}
		if n := len(r.wait(patience)); n != 1 {
			t.Fatalf("%d events", n)
		}
		if n := len(r.wait(0)); n != 0 {
			t.Fatalf("%d events of nothing", n)
		}
	}
}

// TestNoWakeIsLost: threads put something down and wake. The one
// that waits for ever finds it, or this test hangs.
func TestNoWakeIsLost(t *testing.T) {
	r := setup(t)
	const threads, each = 3, 3000
	var made atomic.Int64
	var taken int64
	gap := make(chan bool, threads)
	var all sync.WaitGroup
	for range threads {
		all.Go(func() {
			for range each {
				made.Add(1)
				if err := r.waker.Wake(); err != nil {
					t.Error(err)
				}
				gap <- true
			}
		})
	}
	for taken < threads*each {
		if now := made.Load(); now > taken {
			for ; taken < now; taken++ {
				<-gap
			}
			continue
		}
		must(t, r.Wait(r.events, -1))
	}
	all.Wait()
}

// TestWakersApart: two Wakers of one Poll have two Tokens.
func TestWakersApart(t *testing.T) {
	r := setup(t)
	w, err := NewWaker(r.Registry, 5)
	must(t, err)
	must(t, w.Wake())
	r.until(5, "readable")
	must(t, w.Wake())
	must(t, w.Close())
	r.quiet("the other one was closed")
}

func TestClosedWaker(t *testing.T) {
	p, err := New()
	must(t, err)
	w, err := NewWaker(p.Registry(), 1)
	must(t, err)
	late, err := NewWaker(p.Registry(), 2)
	must(t, err)
	must(t, w.Close())
	is(t, "wake", w.Wake(), ErrClosed)
	is(t, "close", w.Close(), ErrClosed)
	must(t, p.Close())
	must(t, late.Wake()) // nobody hears it
	must(t, late.Wake())
	must(t, late.Close())
	is(t, "wake", late.Wake(), ErrClosed)
	is(t, "wake of none", new(Waker).Wake(), ErrClosed)
	is(t, "close of none", new(Waker).Close(), ErrClosed)
}

// TestCloseRacesWake: a Waker that is closed writes to no
// descriptor, for its number is soon another's.
func TestCloseRacesWake(t *testing.T) {
	r := setup(t)
	for round := range 200 {
		w, err := NewWaker(r.Registry, 1)
		must(t, err)
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				for w.Wake() == nil {
					w.heard() // as Wait would
					runtime.Gosched()
				}
			})
		}
		for range round % 20 {
			runtime.Gosched()
		}
		must(t, w.Close())
		a, b, err := sys.Socketpair()
		must(t, err)
		must(t, sys.SetNonblock(a, true))
		must(t, sys.SetNonblock(b, true))
		all.Wait()
		if n := drain(t, a) + drain(t, b); n != 0 {
			t.Fatalf("%d bytes to nobody", n)
		}
		must(t, sys.Close(a))
		must(t, sys.Close(b))
	}
}

// TestCloseWaits: the number that Wake writes to is not given
// back meanwhile. This test is in Close's place.
func TestCloseWaits(t *testing.T) {
	r := setup(t)
	for range 100 {
		r.waker.mu.Lock()
		done := make(chan error)
		go func() { done <- r.waker.Wake() }()
		for r.waker.state.Load() != awake {
			runtime.Gosched()
		}
		for range 10 {
			if len(r.wait(0)) != 0 {
				t.Error("it wrote during Close")
			}
			runtime.Gosched()
		}
		r.waker.mu.Unlock()
		must(t, <-done)
		r.until(bellToken, "readable")
	}
}

// TestWakeWaits: nor does it write when it comes after.
func TestWakeWaits(t *testing.T) {
	r := setup(t)
	w, err := NewWaker(r.Registry, 1)
	must(t, err)
	w.mu.Lock()
	done := make(chan error)
	go func() { done <- w.Wake() }()
	for w.state.Load() != awake {
		runtime.Gosched()
	}
	w.state.Store(closed)
	w.mu.Unlock()
	is(t, "wake", <-done, ErrClosed)
	w.state.Store(asleep)
	must(t, w.Close())
}

// TestWakeBefore: a wake before the wait counts, and the wait may
// be endless.
func TestWakeBefore(t *testing.T) {
	r := setup(t)
	for _, d := range []time.Duration{0, -1, time.Hour} {
		must(t, r.waker.Wake())
		if n := len(r.wait(d)); n != 1 {
			t.Errorf("Wait(%v) brought %d events", d, n)
		}
	}
}
