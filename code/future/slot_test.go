package future

import (
	"sync"
	"sync/atomic"
	"testing"
)

func TestSlot(t *testing.T) {
	var s Slot
	s.Wake() // nobody
	var c Counter
	s.Register(c.Waker())
	s.Wake()
	s.Wake() // it was taken
	woken(t, &c, 1)
	s.Register(c.Waker())
	s.Register(Waker{})
	s.Wake()
	woken(t, &c, 1)
}

// FU-06: a Waker that is taken while another one is registered in
// its place: either whoever registers sees the news, or it is the
// new Waker that is taken. It is never neither.
func TestFU06(t *testing.T) {
	old, latest := new(Counter).Waker(), new(Counter).Waker()
	for range 2000 {
		var news atomic.Bool
		var slot Slot
		var taken Waker
		slot.Register(old)
		var wg sync.WaitGroup
		wg.Go(func() {
			news.Store(true)
			taken = slot.take()
		})
		slot.Register(latest)
		seen := news.Load()
		wg.Wait()
		if !seen && taken != latest {
			t.Fatal("neither seen nor taken")
		}
	}
}

// keepers is everything in this package that keeps a Waker: how
// it is polled, and what ends the waiting.
func keepers() map[string]func() (poll func(Waker), end func()) {
	type pair = func() (func(Waker), func())
	return map[string]pair{
		"slot": func() (func(Waker), func()) {
			s := new(Slot)
			return s.Register, s.Wake
		},
		"receiver": func() (func(Waker), func()) {
			s, r := Oneshot[int]()
			return func(w Waker) { r.Poll(w) },
				func() { s.Send(1) }
		},
		"sender": func() (func(Waker), func()) {
			s, r := Oneshot[int]()
			return func(w Waker) { s.PollClosed(w) }, r.Close
		},
		"nap": func() (func(Waker), func()) {
			c := new(Clock)
			n := c.Sleep(1)
			return func(w Waker) { n.Poll(w) },
				func() { c.Advance(1) }
		},
	}
}

// FU-09: the code that a Waker runs may come back to whoever woke
// it: no lock is held.
func TestFU09(t *testing.T) {
	for name, keeper := range keepers() {
		t.Run(name, func(t *testing.T) {
			poll, end := keeper()
			calls := 0
			poll(NewWaker(call(func() {
				calls++
				end()
				if name == "slot" {
					poll(new(Counter).Waker())
				}
				end()
			})))
			end()
			if calls != 1 {
				t.Errorf("woken %d times, want once", calls)
			}
		})
	}
}

// Whoever is woken polls at once, inside the wake. Nobody should,
// but it gets the answer.
func TestPollInsideWake(t *testing.T) {
	s, r := Oneshot[int]()
	got, closed := 0, error(Pending)
	r.Poll(NewWaker(call(func() { got, _ = r.Poll(Waker{}) })))
	s.PollClosed(NewWaker(call(func() {
		_, closed = s.PollClosed(Waker{})
	})))
	s.Send(7)
	if got != 7 || closed != nil {
		t.Errorf("%d, %v inside the wake; want 7, nil",
			got, closed)
	}
}

// A Waker that panics takes nobody's wake away, and leaves no
// lock behind.
func TestWakerPanics(t *testing.T) {
	alarm := NewWaker(Alarm{})
	var c Counter

	var slot Slot
	slot.Register(alarm)
	panics(t, "Alarm", slot.Wake)
	slot.Register(c.Waker())
	slot.Wake()
	woken(t, &c, 1)

	s, r := Oneshot[int]()
	r.Poll(alarm)
	s.PollClosed(c.Waker())
	panics(t, "Alarm", func() { s.Send(1) })
	woken(t, &c, 2)
	want(t, r, 1, nil)

	var clock Clock
	a, b := clock.Sleep(1), clock.Sleep(2)
	a.Poll(alarm)
	b.Poll(c.Waker())
	panics(t, "Alarm", func() { clock.Advance(2) })
	clock.Advance(0)
	woken(t, &c, 3)
}
