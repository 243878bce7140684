package future

import (
	"slices"
	"testing"
	"time"
)

// nap starts to sleep for d on c, and puts name in log when it is
// woken.
func nap(c *Clock, d time.Duration, log *[]string,
	name string) *Nap {
	n := c.Sleep(d)
	n.Poll(NewWaker(call(func() { *log = append(*log, name) })))
	return &n
}

// logged fails unless log is what was woken, in order.
func logged(t *testing.T, log []string, names ...string) {
	t.Helper()
	if !slices.Equal(log, names) {
		t.Errorf("woken: %q, want %q", log, names)
	}
}

// asleep fails unless n futures wait for c.
func asleep(t *testing.T, c *Clock, n int) {
	t.Helper()
	if c.Sleeping() != n {
		t.Errorf("%d sleep, want %d", c.Sleeping(), n)
	}
}

// The earliest is woken first, of equals the one that came first,
// none before its time, and each once.
func TestClockOrder(t *testing.T) {
	var c Clock
	var log []string
	nap(&c, 30, &log, "30")
	nap(&c, 10, &log, "10")
	nap(&c, 20, &log, "20, first")
	last := nap(&c, 40, &log, "40")
	nap(&c, 20, &log, "20, second")
	asleep(t, &c, 5)
	c.Advance(9)
	logged(t, log)
	c.Advance(1)
	logged(t, log, "10")
	c.Advance(29)
	logged(t, log, "10", "20, first", "20, second", "30")
	asleep(t, &c, 1)
	want(t, last, struct{}{}, Pending)
	c.Advance(1)
	if c.Now() != 40 {
		t.Errorf("the clock shows %d, want 40", c.Now())
	}
	asleep(t, &c, 0)
	want(t, last, struct{}{}, nil)
	panics(t, "Sleep", func() { last.Poll(Waker{}) })
}

// The time counts from Sleep. What is late at its first poll does
// not wait.
func TestSleepCounts(t *testing.T) {
	var c Clock
	c.Advance(100)
	n := c.Sleep(5)
	want(t, &n, struct{}{}, Pending)
	n.Cancel()
	n = c.Sleep(5)
	now := c.Sleep(0)
	want(t, &now, struct{}{}, nil)
	c.Advance(5)
	want(t, &n, struct{}{}, nil)
	asleep(t, &c, 0)
}

// Polled again, a Nap is on the list once, with its latest Waker.
func TestClockRepoll(t *testing.T) {
	var c Clock
	n := c.Sleep(5)
	var last Counter
	n.Poll(NewWaker(Alarm{}))
	n.Poll(NewWaker(Alarm{}))
	n.Poll(last.Waker())
	asleep(t, &c, 1)
	c.Advance(5)
	woken(t, &last, 1)
}

// A cancelled Nap is off the list, whether it was the first or in
// the middle, and whoever is left is woken.
func TestClockCancel(t *testing.T) {
	var c Clock
	var log []string
	a := nap(&c, 1, &log, "a")
	nap(&c, 2, &log, "b")
	d := nap(&c, 3, &log, "d")
	nap(&c, 4, &log, "e")
	Cancel(a)
	Cancel(a)
	Cancel(d)
	asleep(t, &c, 2)
	c.Advance(4)
	logged(t, log, "b", "e")
	panics(t, "Sleep", func() { a.Poll(Waker{}) })

	fresh := c.Sleep(1)
	Cancel(&fresh) // was never on it
	panics(t, "Sleep", func() { fresh.Poll(Waker{}) })
	over := nap(&c, 1, &log, "over")
	c.Advance(1)
	Cancel(over) // woken, and not polled again
	asleep(t, &c, 0)
}

// A Waker may come back to the clock that wakes it: whom it
// cancels or polls is not woken, whom it makes late is, and in
// order.
func TestClockInsideWake(t *testing.T) {
	var c Clock
	var log []string
	cancelled := nap(&c, 2, &log, "cancelled")
	polled := nap(&c, 2, &log, "polled")
	nap(&c, 4, &log, "4")
	nap(&c, 3, &log, "3")
	first := c.Sleep(1)
	first.Poll(NewWaker(call(func() {
		log = append(log, "1")
		cancelled.Cancel()
		want(t, polled, struct{}{}, nil)
		want(t, &first, struct{}{}, nil)
		c.Advance(1)
	})))
	c.Advance(3)
	logged(t, log, "1", "3", "4")
	asleep(t, &c, 0)
}

// One thread sleeps, another moves the clock.
func TestClockThreads(t *testing.T) {
	var c Clock
	n := c.Sleep(1000)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 1000 {
			c.Advance(1)
		}
	}()
	if _, err := Wait(&n); err != nil {
		t.Error(err)
	}
	<-done
	asleep(t, &c, 0)
}

// To poll again, and to move the clock too little, allocates
// nothing.
func TestClockAllocs(t *testing.T) {
	var c Clock
	n := c.Sleep(time.Hour)
	a, b := new(Counter).Waker(), new(Counter).Waker()
	n.Poll(a)
	allocs(t, 0, func() {
		n.Poll(a)
		n.Poll(b)
		c.Advance(1)
	})
}
