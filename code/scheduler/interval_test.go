package scheduler

import (
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
)

// TM-09: no period is none, and the first tick is at once.
func TestTM09(t *testing.T) {
	e := setup(t)
	panics(t, "period", func() { Every(e.Reactor(), 0, Burst) })
	panics(t, "period", func() { Every(e.Reactor(), -1, Skip) })
	before := time.Now()
	i := Every(e.Reactor(), time.Hour, Burst)
	tick, err := i.Next(future.Waker{})
	must(t, err)
	if tick.Before(before) || tick.After(time.Now()) {
		t.Errorf("the first tick is %v off", tick.Sub(before))
	}
	_, err = i.Next(future.NewWaker(future.Alarm{}))
	is(t, "the second", err, future.Pending)
	i.Cancel()
	i.Cancel()
	panics(t, "Every", func() { i.Next(future.Waker{}) })
	i = Every(e.Reactor(), time.Hour, Burst)
	must(t, e.Reactor().Close())
	_, err = i.Next(future.Waker{})
	is(t, "closed", err, poller.ErrClosed)
}

// TM-09: what becomes of missed ticks. The numbers are those of
// Tokio's test.
func TestTM09Missed(t *testing.T) {
	const ms = time.Millisecond
	for _, c := range []struct {
		missed      Missed
		tick, now   time.Duration
		want, later time.Duration // the next, and if in time
	}{
		{Burst, 600, 950, 900, 900},
		{Delay, 600, 950, 1250, 900},
		{Skip, 600, 950, 1200, 900},
		{Skip, 600, 900, 1200, 900},
		{Skip, 600, 899, 900, 900},
	} {
		begin := time.Now()
		i := Interval{period: 300 * ms, missed: c.missed}
		tick := begin.Add(c.tick * ms)
		got := i.after(tick, begin.Add(c.now*ms))
		equal(t, "late", got.Sub(begin), c.want*ms)
		got = i.after(tick, tick)
		equal(t, "in time", got.Sub(begin), c.later*ms)
	}
}
