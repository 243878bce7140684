//go:build sim || !unix || solaris || aix

package reactor

import (
	"math/rand/v2"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"artofwaiting/code/future"
)

// turning turns r on a thread of its own until the returned
// function is called.
func turning(t *testing.T, r *Reactor) (stop func()) {
	t.Helper()
	over := make(chan struct{})
	done := make(chan error, 1)
	idle := func() bool {
		select {
		case <-over:
			return false
		default:
			return true
		}
	}
	go func() {
		for idle() {
			if err := r.Turn(idle); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	synctest.Wait() // it sleeps
	return func() {
		close(over)
		r.Wake()
		must(t, <-done)
	}
}

// elapsed fails unless so much virtual time has passed.
func elapsed(t *testing.T, since time.Time, want time.Duration) {
	t.Helper()
	if d := time.Since(since); d != want {
		t.Errorf("%v have passed, want %v", d, want)
	}
}

// TestVirtualSleep: the reactor sleeps for ever, then for an
// hour; each time another thread starts an earlier timer, and
// that fires at its time.
func TestVirtualSleep(t *testing.T) {
	bubble(t, func(t *testing.T) {
		r, err := New()
		must(t, err)
		stop := turning(t, r)
		began := time.Now()
		hour, second := r.Sleep(time.Hour), r.Sleep(time.Second)
		var c future.Counter
		hour.Poll(c.Waker())
		synctest.Wait()
		_, err = future.Wait(&second)
		must(t, err)
		elapsed(t, began, time.Second)
		century := r.Sleep(100 * 365 * 24 * time.Hour)
		century.Poll(c.Waker())
		woken(t, "the hour", &c, 0)
		_, err = future.Wait(&hour)
		must(t, err)
		elapsed(t, began, time.Hour)
		_, err = future.Wait(&century)
		must(t, err)
		elapsed(t, began, 100*365*24*time.Hour+time.Second)
		stop()
		must(t, r.Close())
	})
}

// TM-02: a thousand timers, each at its own tick.
func TestTM02(t *testing.T) {
	bubble(t, func(t *testing.T) {
		r, err := New()
		must(t, err)
		began := time.Now()
		sleeps := make([]Sleep, 1024)
		next := 0
		for _, i := range rand.New(rand.NewPCG(7, 8)).Perm(1024) {
			d := time.Duration(i) * time.Millisecond
			sleeps[i] = r.Sleep(d)
			sleeps[i].Poll(future.NewWaker(wakeFunc(func() {
				if i != next+1 {
					t.Errorf("timer %d came after %d", i, next)
				}
				next = i
				elapsed(t, began, d)
			})))
		}
		for next < 1023 {
			must(t, r.Turn(func() bool { return true }))
		}
		must(t, r.Close())
	})
}

// TestVirtualDeadline: a deadline ahead, moved on, moved back and
// removed.
func TestVirtualDeadline(t *testing.T) {
	bubble(t, func(t *testing.T) {
		r, err := New()
		must(t, err)
		a, b := pair(t)
		s := open(t, r, a)
		began := time.Now()
		read := func() error {
			poll := func(w future.Waker) (int, error) {
				return 0, get(s, w)
			}
			f := future.PollFunc(poll)
			_, err := Run(r, &f)
			return err
		}
		s.SetDeadline(began.Add(time.Second))
		is(t, "read", read(), os.ErrDeadlineExceeded)
		elapsed(t, began, time.Second)
		s.SetDeadline(began.Add(time.Hour))
		s.SetDeadline(began.Add(time.Minute))
		is(t, "read", read(), os.ErrDeadlineExceeded)
		elapsed(t, began, time.Minute)
		s.SetDeadline(began.Add(2 * time.Minute))
		s.SetDeadline(began.Add(time.Hour))
		is(t, "read", read(), os.ErrDeadlineExceeded)
		elapsed(t, began, time.Hour)
		s.SetDeadline(began.Add(2 * time.Hour))
		time.AfterFunc(time.Minute, func() { say(t, b) })
		must(t, read())
		elapsed(t, began, time.Hour+time.Minute)
		s.SetDeadline(time.Time{})
		time.AfterFunc(24*time.Hour, func() { say(t, b) })
		must(t, read())
		elapsed(t, began, 25*time.Hour+time.Minute)
		s.Close()
		must(t, r.Close())
	})
}
