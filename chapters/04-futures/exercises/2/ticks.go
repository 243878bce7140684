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
	clock Clock
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
	return Ticks{clock: clock, every: d}
}

// Next is the number of the last tick that is due, or waits for
// one. An error of a Sleep goes through; Next may be asked again.
func (t *Ticks) Next(w future.Waker) (int, error) {
	if t.sleep == nil {
		t.sleep = t.clock.Sleep(t.every)
	}
	if _, err := t.sleep.Poll(w); err != nil {
		return 0, err
	}
	t.sleep = nil
	t.last++
	return t.last, nil
}

// Cancel stops the clock from waking anybody. It is the end of t:
// to ask for more panics.
func (t *Ticks) Cancel() {
}
