package reactor

import (
	"math"
	"sync"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

// A timer wakes its Waker once, when its time has come. It is a
// field of whatever waits for it, and costs no memory of its own.
type timer struct {
	waker future.Waker
	place int // among the entries, from 1; 0: not running
}

// timers is a heap in which each node has four children: the
// first entry is the one that runs out first. Go's own runtime
// has the same. With four, it is half as deep as with two, and
// the four lie side by side in memory: a million timers are ten
// levels.
type timers struct {
	mu      sync.Mutex
	closed  bool
	entries []entry
	count   uint64         // of all that have ever been added
	late    []future.Waker // for fire only; kept for its room
}

// An entry has the time beside the pointer: to compare two of
// them touches neither timer.
type entry struct {
	at    int64  // by sys.Now
	order uint64 // of two at the same time, who came first
	timer *timer
}

func (a *entry) before(b *entry) bool {
	return a.at < b.at || a.at == b.at && a.order < b.order
}

// wait is the poll of t: nil when it is at or later, and until
// then Pending, with t running. first says that it has become the
// first to run out.
func (ts *timers) wait(t *timer, at int64, w future.Waker) (
	first bool, err error) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	switch {
	case ts.closed:
		return false, poller.ErrClosed
	case at <= sys.Now():
		ts.drop(t)
		return false, nil
	}
	t.waker = w
	if t.place == 0 {
		ts.add(t, at)
		first = t.place == 1
	}
	return first, future.Pending
}

// stop ends t before its time. If that has come, it does nothing.
func (ts *timers) stop(t *timer) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	ts.drop(t)
}

// patience is how long a thread may sleep that must be there for
// the first timer; below zero, for ever.
func (ts *timers) patience(now int64) time.Duration {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	if len(ts.entries) == 0 {
		return -1
	}
	return time.Duration(max(ts.entries[0].at-now, 0))
}

// fire takes out all timers whose time has come by now, and then
// wakes them, without the lock: to wake is to run somebody else's
// code, which may start a timer. It is for the thread that turns.
func (ts *timers) fire(now int64) {
	ts.mu.Lock()
	for len(ts.entries) > 0 && ts.entries[0].at <= now {
		ts.late = append(ts.late, ts.entries[0].timer.waker)
		ts.remove(0)
	}
	ts.mu.Unlock()
	ts.wakeLate()
}

// close wakes everybody: nobody turns any more.
func (ts *timers) close() {
	ts.mu.Lock()
	ts.closed = true
	for len(ts.entries) > 0 {
		ts.late = append(ts.late, ts.entries[0].timer.waker)
		ts.remove(0)
	}
	ts.mu.Unlock()
	ts.wakeLate()
}

// wakeLate looks at the list anew each time: whom it wakes may
// close the Reactor, and so get here itself.
func (ts *timers) wakeLate() {
	for i := 0; i < len(ts.late); i++ {
		w := ts.late[i]
		ts.late[i] = future.Waker{}
		w.Wake()
	}
	ts.late = ts.late[:0]
}

// wait is that of the timers. A thread that sleeps already must
// not sleep past t.
func (r *Reactor) wait(t *timer, at int64, w future.Waker) error {
	first, err := r.timers.wait(t, at, w)
	if first {
		r.Wake()
	}
	return err
}

// when is t by sys.Now. What is further ahead than 292 years,
// more than can be counted, is as good as the end of time.
func when(t time.Time) int64 { return after(time.Until(t)) }

func after(d time.Duration) int64 {
	now := sys.Now()
	return now + min(int64(max(d, 0)), math.MaxInt64-now)
}
