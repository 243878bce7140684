package scheduler

import (
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
)

// Missed is what becomes of ticks that nobody came for in time.
type Missed uint8

const (
	Burst Missed = iota // they all come, one after the other
	Delay               // the next is a whole period from now
	Skip                // the next is the next one in time
)

// An Interval is a Stream of moments, one each period.
type Interval struct {
	reactor *reactor.Reactor // nil at the end
	period  time.Duration
	missed  Missed
	next    time.Time
	sleep   reactor.Sleep
}

// Every has its first tick now. Without a period it would have
// all of them now, and panics.
func Every(r *reactor.Reactor, period time.Duration,
	missed Missed) Interval {
	if period <= 0 {
		panic("scheduler: an Interval without a period")
	}
	now := time.Now()
	return Interval{r, period, missed, now, r.Deadline(now)}
}

// Next is the moment of the tick, which is over by now, and maybe
// long ago. There is no last one.
func (i *Interval) Next(w future.Waker) (time.Time, error) {
	if i.reactor == nil {
		future.PolledAgain("Every")
	}
	if _, err := i.sleep.Poll(w); err != nil {
		return time.Time{}, err
	}
	tick := i.next
	i.next = i.after(tick, time.Now())
	i.sleep = i.reactor.Deadline(i.next)
	return tick, nil
}

// after is when the next tick is to be.
func (i *Interval) after(tick, now time.Time) time.Time {
	switch i.missed {
	case Delay:
		return now.Add(i.period)
	case Skip:
		late := now.Sub(tick)
		return now.Add(i.period - late%i.period)
	}
	return tick.Add(i.period)
}

// Cancel stops the timer.
func (i *Interval) Cancel() {
	i.sleep.Cancel()
	*i = Interval{}
}

// Box moves i to the heap.
func (i Interval) Box() future.BoxedStream[time.Time] {
	return future.BoxedStream[time.Time]{Stream: &i}
}
