//go:build exercise

package ticks

import (
	"errors"
	"testing"
	"time"

	"artofwaiting/code/future"
)

const second = time.Second

// A watch is a Clock that stands still until it is advanced.
type watch struct {
	future.Clock
	early time.Duration // so much too early a Sleep ends
}

func (w *watch) Sleep(
	d time.Duration) future.Future[struct{}] {
	if w.early > 0 && d > w.early {
		d -= w.early
	}
	nap := w.Clock.Sleep(d)
	return &nap
}

// pending fails unless no tick is due, and somebody will be woken
// for the next.
func pending(t *testing.T, c *watch, x *Ticks, w future.Waker) {
	t.Helper()
	n, err := x.Next(w)
	if err != future.Pending {
		t.Fatalf("at %v: tick %d, %v; want Pending",
			c.Now(), n, err)
	}
	if c.Sleeping() != 1 {
		t.Errorf("at %v: %d sleeps under way, want 1",
			c.Now(), c.Sleeping())
	}
}

func tick(t *testing.T, c *watch, x *Ticks, want int) {
	t.Helper()
	n, err := x.Next(future.NewWaker(future.Alarm{}))
	if n != want || err != nil {
		t.Fatalf("at %v: tick %d, %v; want tick %d",
			c.Now(), n, err, want)
	}
}

func TestOnTime(t *testing.T) {
	var c watch
	x := Every(&c, second)
	for n := range 5 {
		var woken future.Counter
		pending(t, &c, &x, future.Waker{})
		pending(t, &c, &x, woken.Waker())
		c.Advance(second - 1)
		pending(t, &c, &x, woken.Waker())
		if woken.Woken() != 0 {
			t.Errorf("woken at %v, before the tick", c.Now())
		}
		c.Advance(1)
		if woken.Woken() != 1 {
			t.Errorf("not woken at %v", c.Now())
		}
		tick(t, &c, &x, n+1)
	}
}

// TestDrift: one who is a little late gets the next in time.
func TestDrift(t *testing.T) {
	var c watch
	x := Every(&c, second)
	for n := 1; n < 10; n += 2 {
		pending(t, &c, &x, future.Waker{})
		c.Advance(5 * second / 4)
		tick(t, &c, &x, n)
		pending(t, &c, &x, future.Waker{})
		c.Advance(3 * second / 4)
		tick(t, &c, &x, n+1)
	}
}

// TestMissed: who was away gets one tick, and not all at once.
func TestMissed(t *testing.T) {
	var c watch
	x := Every(&c, second)
	pending(t, &c, &x, future.Waker{})
	c.Advance(9 * second / 2)
	tick(t, &c, &x, 4)
	pending(t, &c, &x, future.Waker{})
	c.Advance(second / 2)
	tick(t, &c, &x, 5)
	c.Advance(2 * second) // while nobody waits for it
	tick(t, &c, &x, 7)
}

// TestStart: ticks are counted from the call of Every, and not
// from where the clock began, nor from the first Next.
func TestStart(t *testing.T) {
	var c watch
	c.Advance(2 * second / 3)
	x := Every(&c, second)
	c.Advance(5 * second / 2)
	tick(t, &c, &x, 2)
	pending(t, &c, &x, future.Waker{})
	c.Advance(second / 2)
	tick(t, &c, &x, 3)
}

// TestEarly: a clock may wake too soon, as some do.
func TestEarly(t *testing.T) {
	c := watch{early: 5}
	x := Every(&c, second)
	pending(t, &c, &x, future.Waker{})
	c.Advance(second - 5)
	pending(t, &c, &x, future.Waker{})
	c.Advance(5)
	tick(t, &c, &x, 1)
}

func TestCancel(t *testing.T) {
	var c watch
	x := Every(&c, second)
	pending(t, &c, &x, future.NewWaker(future.Alarm{}))
	x.Cancel()
	x.Cancel()
	if c.Sleeping() != 0 {
		t.Fatalf("%d sleeps left behind", c.Sleeping())
	}
	c.Advance(second)
	defer func() {
		if recover() == nil {
			t.Error("Next answers after Cancel")
		}
	}()
	x.Next(future.Waker{})
}

// A broken clock cannot sleep.
type broken struct{ watch }

var errBroken = errors.New("the clock is broken")

func (*broken) Sleep(time.Duration) future.Future[struct{}] {
	f := future.Fail[struct{}](errBroken)
	return &f
}

// TestBroken: an error goes through, and what is due by then is
// still to be had.
func TestBroken(t *testing.T) {
	var c broken
	x := Every(&c, second)
	for range 2 {
		_, err := x.Next(future.Waker{})
		if err != errBroken {
			t.Errorf("%v; want %v", err, errBroken)
		}
	}
	c.Advance(second)
	tick(t, &c.watch, &x, 1)
}
