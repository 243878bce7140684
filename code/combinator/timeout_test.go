package combinator_test

import (
	"os"
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// The deadline ends the future, and cancels it; not a moment
// before.
func TestTimeout(t *testing.T) {
	var clock future.Clock
	var c future.Counter
	a, r := after(never, 0, nil)
	f := Timeout(a, clock.Sleep(10))
	for _, woken := range []int{0, 0, 1} {
		if c.Woken() != woken {
			t.Errorf("woken %d times", c.Woken())
		}
		_, err := f.Poll(c.Waker())
		if woken == 0 && err != future.Pending {
			t.Errorf("%v, want Pending", err)
		}
		if woken == 1 && err != os.ErrDeadlineExceeded {
			t.Errorf("%v, want the deadline", err)
		}
		clock.Advance(5)
	}
	counts(t, "late", r, 3, 1)
}

// In time, with a value or a failure, the timer is given back. So
// it is if the future is ready when the time is over.
func TestTimeoutInTime(t *testing.T) {
	for _, err := range []error{nil, errA} {
		var clock future.Clock
		a, r := after(1, 7, err)
		f := Timeout(a, clock.Sleep(10))
		want(t, &f, 0, future.Pending)
		if n := clock.Sleeping(); n != 1 {
			t.Errorf("%d timers, want 1", n)
		}
		clock.Advance(10)
		want(t, &f, 7, err)
		counts(t, "in time", r, 2, 0)
		if n := clock.Sleeping(); n != 0 {
			t.Errorf("%d timers left, want none", n)
		}
	}
}

// A timer that fails is no deadline, and says what it is.
func TestTimeoutOfABrokenTimer(t *testing.T) {
	a, r := after(never, 0, nil)
	f := Timeout(a, future.Fail[struct{}](errC))
	want(t, &f, 0, errC)
	counts(t, "cancelled", r, 1, 1)
}
