// Package ticks counts the time that passes.
package ticks

import (
	"time"

	"artofwaiting/code/future"
)

// A Clock is what it takes to count time. A reactor can be one,
// and for tests a future.Clock.
type Clock interface {
	Now() time.Duration // never goes back
	Sleep(time.Duration) future.Future[struct{}]
}

// Ticks is a stream of the numbers of ticks.
type Ticks struct {
	clock Clock // nil at the end
	start time.Duration
	every time.Duration
	last  int
	sleep future.Future[struct{}] // nil when there is none
}

// Every is a tick every d, which is above zero, counted from this
// call: tick n, the first of which is 1, is due at n times d.
//
// It does not drift: one that is late does not put off the next.
// It does not pile up: who asks when several are due gets the
// last of them, and sees by its number how many he has missed.
// And it is never early, even if a Sleep is.
func Every(clock Clock, d time.Duration) Ticks {
	return Ticks{clock: clock, start: clock.Now(), every: d}
}

// Next is the number of the last tick that is due, or waits for
// one. An error of a Sleep goes through; Next may be asked again.
//
// The end of a Sleep only says that it is worth looking. What the
// time is, and so which tick, the clock says.
func (t *Ticks) Next(w future.Waker) (int, error) {
	if t.clock == nil {
		future.PolledAgain("Every")
	}
	for {
		if err := t.wait(w); err != nil {
			return 0, err
		}
		passed := t.clock.Now() - t.start
		if n := int(passed / t.every); n > t.last {
			t.last = n
			return n, nil
		}
		next := time.Duration(t.last+1) * t.every
		t.sleep = t.clock.Sleep(next - passed)
	}
}

// wait waits for the end of the sleep, if there is one.
func (t *Ticks) wait(w future.Waker) error {
	if t.sleep == nil {
		return nil
	}
	_, err := t.sleep.Poll(w)
	if err != future.Pending {
		t.sleep = nil
	}
	return err
}

// Cancel stops the clock from waking anybody. It is the end of t:
// to ask for more panics.
func (t *Ticks) Cancel() {
	if t.sleep != nil {
		future.Cancel(t.sleep)
	}
	*t = Ticks{}
}
