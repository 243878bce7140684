package poller

import (
	"math"
	"runtime"
	"testing"
	"time"

	"artofwaiting/code/sys"
)

// TestEP01: with nothing ready, Wait takes its time.
func TestEP01NothingRegistered(t *testing.T) {
	p, err := New()
	must(t, err)
	defer p.Close()
	events := NewEvents(8)
	for range 2 {
		const timeout = 100 * time.Millisecond
		began := time.Now()
		must(t, p.Wait(events, timeout))
		if d := time.Since(began); d < timeout {
			t.Errorf("Wait gave up after %v", d)
		}
		for e := range events.All() {
			t.Errorf("an event: %v", e)
		}
	}
}

// TestEP02: not to wait is still to look.
func TestEP02ZeroTimeout(t *testing.T) {
	r := setup(t)
	seen := map[Token]bool{}
	for token := range Token(3) {
		a, b := pair(t)
		r.watch(a, token, Readable)
		say(t, b)
	}
	for len(seen) < 3 {
		for _, e := range r.wait(0) {
			if !e.Readable() || e.Writable() || e.ReadClosed() {
				t.Errorf("%d is %v", e.Token(), e)
			}
			seen[e.Token()] = true
		}
		runtime.Gosched()
	}
}

// TestTimeouts: none is too long, and below zero is for ever.
func TestTimeouts(t *testing.T) {
	r := setup(t)
	for _, d := range []time.Duration{
		math.MaxInt64, 100 * 365 * 24 * time.Hour, 1, 0, -1,
		math.MinInt64,
	} {
		must(t, r.waker.Wake())
		if n := len(r.wait(d)); n != 1 {
			t.Errorf("Wait(%v) brought %d events", d, n)
		}
	}
	if n := len(r.wait(time.Nanosecond)); n != 0 {
		t.Errorf("%d events of nothing", n)
	}
	if got := deadline(math.MaxInt64); got != math.MaxInt64 {
		t.Errorf("the end of time is %d", got)
	}
}

// TestCapacity: what does not fit comes next time.
func TestCapacity(t *testing.T) {
	r := setup(t)
	seen := map[Token]int{}
	for token := range Token(10) {
		a, b := pair(t)
		r.watch(a, token, Readable)
		say(t, b)
	}
	for _, capacity := range []int{math.MinInt, 0, 1, 2, 3, 9} {
		r.events = NewEvents(capacity)
		events := r.wait(0)
		if len(events) > max(capacity, 1) {
			t.Errorf("%d events in room for %d",
				len(events), capacity)
		}
		for _, e := range events {
			seen[e.Token()]++
		}
	}
	for token := range Token(10) {
		if seen[token] != 1 {
			t.Errorf("%d events of %d", seen[token], token)
		}
	}
	if n := cap(NewEvents(math.MaxInt).list); n != maxEvents {
		t.Errorf("room for %d events", n)
	}
}

func TestClosedPoll(t *testing.T) {
	p, err := New()
	must(t, err)
	a, _ := pair(t)
	must(t, p.Close())
	r := p.Registry()
	is(t, "close", p.Close(), ErrClosed)
	is(t, "wait", p.Wait(NewEvents(1), -1), ErrClosed)
	is(t, "register", r.Register(a, 1, Readable), ErrClosed)
	is(t, "reregister", r.Reregister(a, 1, Readable), ErrClosed)
	is(t, "deregister", r.Deregister(a), ErrClosed)
	_, err = NewWaker(r, 1)
	is(t, "new waker", err, ErrClosed)
}

// TestZeroEvents: Events that NewEvents did not make have no
// room.
func TestZeroEvents(t *testing.T) {
	r := setup(t)
	is(t, "wait", r.Wait(new(Events), -1), sys.EINVAL)
}
