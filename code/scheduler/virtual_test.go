//go:build sim || !unix || solaris || aix

package scheduler

import (
	"testing"
	"time"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

// in runs f in a bubble, with an Executor of its own, which is
// shut down in the end.
func in(t *testing.T, f func(t *testing.T, e *Executor)) {
	t.Helper()
	bubble(t, func(t *testing.T) {
		e, err := New()
		must(t, err)
		f(t, e)
		if _, err = e.Shutdown(0); err != nil {
			is(t, "second shutdown", err, poller.ErrClosed)
		}
		equal(t, "descriptors", sys.Box.Open(), 0)
	})
}

// elapsed fails unless so much virtual time has passed.
func elapsed(t *testing.T, since time.Time, want time.Duration) {
	t.Helper()
	equal(t, "time", time.Since(since), want)
}

// TM-09: the ticks come in their time, and a task that is busy
// for a while finds what has been missed.
func TestVirtualInterval(t *testing.T) {
	for missed, want := range map[Missed][]time.Duration{
		Burst: {0, 300, 950, 950, 1200},
		Delay: {0, 300, 950, 1250, 1550},
		Skip:  {0, 300, 950, 1200, 1500},
	} {
		in(t, func(t *testing.T, e *Executor) {
			began := time.Now()
			var log []time.Duration
			i := Every(e.Reactor(), 300*time.Millisecond, missed)
			for n := range want {
				if n == 2 {
					time.Sleep(650 * time.Millisecond)
				}
				_, err := Run(e, future.PollFunc(i.Next))
				must(t, err)
				log = append(log,
					time.Since(began)/time.Millisecond)
			}
			i.Cancel()
			ordered(t, log, want...)
		})
	}
}

// A shutdown waits as long as it is told to, and no longer than
// it must.
func TestVirtualShutdown(t *testing.T) {
	in(t, func(t *testing.T, e *Executor) {
		nap := func(d time.Duration) {
			Spawn(e, e.Reactor().Sleep(d))
		}
		nap(time.Second)
		nap(3 * time.Second)
		nap(time.Hour)
		began := time.Now()
		shutdown(t, e, time.Minute, 1)
		elapsed(t, began, time.Minute)
	})
	in(t, func(t *testing.T, e *Executor) {
		Spawn(e, e.Reactor().Sleep(time.Second))
		began := time.Now()
		shutdown(t, e, time.Minute, 0)
		elapsed(t, began, time.Second)
	})
}

// TM-02: ten thousand tasks sleep, and each wakes at its time.
func TestVirtualSleeps(t *testing.T) {
	in(t, func(t *testing.T, e *Executor) {
		began := time.Now()
		woken := 0
		for i := range 10_000 {
			d := time.Duration(i*7919%10_000) * time.Millisecond
			Spawn(e, combinator.Map(e.Reactor().Sleep(d),
				func(struct{}) int {
					elapsed(t, began, d)
					woken++
					return 0
				}))
		}
		must(t, e.Drain())
		equal(t, "woken", woken, 10_000)
	})
}

// Claim 51: a task that computes for 50 ms makes a ticker miss
// its ticks; on a thread of a Pool it does not.
func TestVirtualStarve(t *testing.T) {
	for _, offload := range []bool{false, true} {
		in(t, func(t *testing.T, e *Executor) {
			p := NewPool(1)
			var gap time.Duration
			last := time.Now()
			i := Every(e.Reactor(), time.Millisecond, Skip)
			h := Spawn(e, future.PollFunc(
				func(w future.Waker) (int, error) {
					for {
						_, err := i.Next(w)
						if err != nil {
							return 0, err
						}
						gap = max(gap, time.Since(last))
						last = time.Now()
					}
				}))
			compute := func() (int, error) {
				time.Sleep(50 * time.Millisecond)
				return 1, nil
			}
			var err error
			if offload {
				_, err = Run(e, Offload(p, compute))
			} else {
				settle(t, e)
				_, err = Run(e, future.Lazy(
					func() future.Value[int] {
						compute()
						return future.Ready(1)
					}))
				must(t, e.Settle())
			}
			must(t, err)
			h.Abort()
			must(t, e.Drain())
			i.Cancel()
			must(t, p.Shutdown(time.Hour))
			want := map[bool]time.Duration{
				false: 50 * time.Millisecond,
				true:  time.Millisecond,
			}[offload]
			equal(t, "longest gap", gap, want)
		})
	}
}
