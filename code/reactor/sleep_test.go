package reactor

import (
	"math"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/sys"
)

// pass is what the thread that turns does when the time of all
// timers of the next two hours has come.
func pass(r *Reactor) {
	r.timers.fire(after(2 * time.Hour))
}

// TM-01: what is over now finishes at once.
func TestTM01(t *testing.T) {
	r := setup(t)
	alarm := future.NewWaker(future.Alarm{})
	for range 1000 {
		for _, s := range []Sleep{
			r.Sleep(0), r.Sleep(-1), r.Sleep(math.MinInt64),
			r.Deadline(time.Now()), r.Deadline(time.Time{}),
			r.Deadline(time.Unix(-1<<40, 0)),
		} {
			if _, err := s.Poll(alarm); err != nil {
				t.Fatal(err)
			}
			panics(t, "Sleep", func() { s.Poll(alarm) })
			s.Cancel()
		}
	}
	if len(r.timers.entries) > 0 {
		t.Errorf("timers run")
	}
}

// TM-04: centuries ahead is neither now nor an overflow, and the
// reactor can sleep for as long.
func TestTM04(t *testing.T) {
	r := setup(t)
	alarm := future.NewWaker(future.Alarm{})
	for _, s := range []Sleep{
		r.Sleep(math.MaxInt64),
		r.Sleep(100 * 365 * 24 * time.Hour),
		r.Deadline(time.Now().AddDate(10, 0, 0)),
		r.Deadline(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)),
		r.Deadline(time.Unix(1<<60, 0)),
	} {
		_, err := s.Poll(alarm)
		is(t, "poll", err, future.Pending)
		must(t, r.Turn(func() bool {
			r.Wake()
			return true
		}))
		_, err = s.Poll(alarm)
		is(t, "poll again", err, future.Pending)
		s.Cancel()
		s.Cancel()
		panics(t, "Sleep", func() { s.Poll(alarm) })
	}
	if len(r.timers.entries) > 0 {
		t.Errorf("timers run")
	}
}

// TM-06: the last Waker is woken, and no other.
func TestTM06(t *testing.T) {
	r := setup(t)
	s := r.Sleep(time.Hour)
	s.Poll(future.NewWaker(future.Alarm{}))
	var last future.Counter
	s.Poll(last.Waker())
	pass(r)
	pass(r)
	woken(t, "the last", &last, 1)
	_, err := s.Poll(last.Waker())
	is(t, "woken too early, it", err, future.Pending)
	s.Cancel()
	pass(r)
	woken(t, "cancelled, the last", &last, 1)
	b := r.Sleep(time.Hour).Box()
	b.Poll(future.NewWaker(future.Alarm{}))
	b.Cancel()
	pass(r)
}

// TestSleepThreads: a thread turns, and sleeps as long as the
// first timer lets it; others start earlier ones. Were one slept
// past, this test would take an hour.
func TestSleepThreads(t *testing.T) {
	r := setup(t)
	long := r.Sleep(time.Hour)
	long.Poll(future.NewWaker(future.Alarm{}))
	defer long.Cancel()
	const threads = 4
	var left atomic.Int64
	left.Store(threads)
	for i := range threads {
		go func() {
			for n := range many(100) {
				d := time.Duration((n*7+i)%13) * time.Microsecond
				began := sys.Now()
				s := r.Sleep(d)
				if n%3 == 0 { // one that is given up
					s.Poll(future.Waker{})
					s.Cancel()
					continue
				}
				if _, err := future.Wait(&s); err != nil {
					t.Error(err)
				}
				if sys.Now()-began < int64(d) {
					t.Error("woken early")
				}
			}
			left.Add(-1)
			r.Wake()
		}()
	}
	idle := func() bool { return left.Load() > 0 }
	for left.Load() > 0 {
		must(t, r.Turn(idle))
	}
}

// TestDeadline: it wakes both sides, and both are told, now and
// later, though there is something to read.
func TestDeadline(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	turn(t, r)
	blocked(t, s, Reading)
	blocked(t, s, Writing)
	var c future.Counter
	s.Ready(Reading, c.Waker())
	s.Ready(Writing, c.Waker())
	s.SetDeadline(time.Now().Add(-time.Hour))
	woken(t, "both", &c, 2)
	say(t, b)
	turn(t, r)
	for _, side := range []Side{Reading, Writing} {
		_, err := s.Ready(side, future.NewWaker(future.Alarm{}))
		is(t, "ready", err, os.ErrDeadlineExceeded)
	}
	s.SetDeadline(time.Time{})
	must(t, get(s, c.Waker()))
	s.SetDeadline(time.Now())
	is(t, "get", get(s, c.Waker()), os.ErrDeadlineExceeded)
	s.SetDeadline(time.Now().Add(time.Hour))
	is(t, "get", get(s, c.Waker()), future.Pending)
	if n := len(r.timers.entries); n != 1 {
		t.Errorf("%d timers, want 1", n)
	}
}

// TestDeadlineMoved: an alarm that is on its way while the
// deadline is moved wakes, and that is all.
func TestDeadlineMoved(t *testing.T) {
	r := setup(t)
	a, _ := pair(t)
	s := open(t, r, a)
	var c future.Counter
	is(t, "get", get(s, c.Waker()), future.Pending)
	s.SetDeadline(time.Now().Add(time.Hour))
	(*alarm)(s).Wake()
	woken(t, "the reader", &c, 1)
	is(t, "get", get(s, c.Waker()), future.Pending)
	s.SetDeadline(time.Now().Add(3 * time.Hour))
	s.SetDeadline(time.Now().Add(4 * time.Hour))
	pass(r)
	woken(t, "before its time, the reader", &c, 1)
	s.SetDeadline(time.Time{})
	if n := len(r.timers.entries); n != 0 {
		t.Errorf("%d timers, want none", n)
	}
	s.SetDeadline(time.Now().Add(time.Hour))
	s.Close()
	s.SetDeadline(time.Now().Add(time.Hour))
	if n := len(r.timers.entries); n != 0 {
		t.Errorf("closed, it has %d timers", n)
	}
}
