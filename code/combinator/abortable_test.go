package combinator_test

import (
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// Abort wakes, from another thread, and the thread that polls
// cancels.
func TestAbort(t *testing.T) {
	for range 1000 {
		a, r := after(never, 0, nil)
		f, abort := Abortable(a)
		var c future.Counter
		_, err := f.Poll(c.Waker())
		done := make(chan bool)
		go func() {
			abort.Abort()
			abort.Abort()
			close(done)
		}()
		<-done
		if err != future.Pending || c.Woken() != 1 {
			t.Errorf("%v, woken %d times", err, c.Woken())
		}
		counts(t, "before the poll", r, 1, 0)
		want(t, &f, 0, ErrAborted)
		counts(t, "after it", r, 1, 1)
	}
}

// Aborted while another thread waits: no wake is lost.
func TestAbortRace(t *testing.T) {
	for range 2000 {
		a, _ := after(never, 0, nil)
		f, abort := Abortable(a)
		go abort.Abort()
		if _, err := future.Wait(&f); err != ErrAborted {
			t.Fatalf("%v, want ErrAborted", err)
		}
	}
}

// Aborted before its start, a future is cancelled and not
// polled.
func TestAbortBeforeStart(t *testing.T) {
	a, r := after(0, 1, nil)
	f, abort := Abortable(a)
	abort.Abort()
	want(t, &f, 0, ErrAborted)
	counts(t, "before its start", r, 0, 1)
}

// Aborted after its end it keeps its answer, and wakes nobody.
func TestAbortAfterEnd(t *testing.T) {
	for _, err := range []error{nil, errA} {
		a, r := after(1, 1, err)
		f, abort := Abortable(a)
		want(t, &f, 0, future.Pending)
		got, e := f.Poll(alarm)
		if got != 1 || e != err {
			t.Errorf("%d, %v; want 1, %v", got, e, err)
		}
		abort.Abort()
		counts(t, "at its end", r, 2, 0)
	}
	a, r := after(never, 0, nil)
	f, abort := Abortable(a)
	f.Poll(alarm)
	f.Cancel()
	abort.Abort()
	counts(t, "cancelled", r, 1, 1)
}
