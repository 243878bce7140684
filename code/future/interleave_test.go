package future

import (
	"testing"
)

// A poller is the left side of the table in slot.go, and a thread
// that sleeps when it has returned Pending. Each of its polls has
// a Waker of its own, and that of an earlier one does not count.
type poller struct {
	thread
	slot     *Slot
	news     int  // how much the others have left
	needs    int  // so much is what it waits for
	idle     int  // so often it polls without being woken
	careless bool // it does not look again
	waker    *ring
	woken    bool // since the poll began
	done     bool
}

// A ring wakes the poll it was made for.
type ring struct{ p *poller }

func (r *ring) Wake() {
	p := r.p
	if p.waker != r || p.done {
		return
	}
	p.woken = true
	if p.next == nil {
		p.next = p.look
	}
}

// look is the first step of every poll.
func (p *poller) look() {
	p.waker, p.woken = &ring{p}, false
	p.unless(p.register)
}

func (p *poller) register() {
	p.slot.Register(NewWaker(p.waker))
	p.next = p.lookAgain
	if p.careless {
		p.next = p.pend
	}
}

func (p *poller) lookAgain() { p.unless(p.pend) }

// unless looks for news. If there is enough, it was the last
// step, otherwise that is next.
func (p *poller) unless(next func()) {
	p.next = next
	if p.news >= p.needs {
		p.done, p.next = true, nil
	}
}

// pend returns Pending, and then the thread sleeps, unless it has
// been woken in the meantime.
func (p *poller) pend() {
	p.next = nil
	if p.woken || p.idle > 0 {
		p.idle-- // a wake is as good
		p.next = p.look
	}
}

// bring is the right side: leave some news, and Wake. In between
// the two halves of Wake no lock is held.
func (p *poller) bring() *thread {
	var w Waker
	return does(
		func() { p.news++ },
		func() { w = p.slot.take() },
		func() { w.Wake() },
	)
}

// bringLate is what the right side must not do.
func (p *poller) bringLate() *thread {
	var w Waker
	return does(
		func() { w = p.slot.take() },
		func() { w.Wake() },
		func() { p.news++ },
	)
}

// bringWhole is bring in steps that are countable by hand.
func (p *poller) bringWhole() *thread {
	return does(func() { p.news++ }, p.slot.Wake)
}

// Those who bring news.
var (
	one   = []func(*poller) *thread{(*poller).bring}
	two   = []func(*poller) *thread{one[0], one[0]}
	late  = []func(*poller) *thread{(*poller).bringLate}
	whole = []func(*poller) *thread{(*poller).bringWhole}
)

// meets is in how many orders p can meet the others, and in how
// many of these it sleeps for ever.
func (p poller) meets(others []func(*poller) *thread) (
	all, lost int) {
	return orders(func() ([]*thread, func() bool) {
		p := p
		p.next, p.slot = p.look, new(Slot)
		threads := []*thread{&p.thread}
		for _, bring := range others {
			threads = append(threads, bring(&p))
		}
		return threads, func() bool { return !p.done }
	})
}

// Every order of the steps in slot.go: in none does the future
// sleep for ever. If either side leaves its order, it does in
// some, and this test is able to find them.
func TestSlotInterleavings(t *testing.T) {
	for _, c := range []struct {
		name         string
		poller       poller
		others       []func(*poller) *thread
		orders, lost int
	}{
		{"one", poller{needs: 1}, one, 16, 0},
		{"whole", poller{needs: 1}, whole, 10, 0},
		{"polled twice", poller{needs: 1, idle: 1}, one, 34, 0},
		{"either of two", poller{needs: 1}, two, 932, 0},
		{"both of two", poller{needs: 2}, two, 3046, 0},
		{"one look",
			poller{needs: 1, careless: true}, one, 13, 3},
		{"one look, whole",
			poller{needs: 1, careless: true}, whole, 8, 1},
		{"one look, both of two",
			poller{needs: 2, careless: true}, two, 1892, 294},
		{"news after Wake", poller{needs: 1}, late, 59, 28},
	} {
		all, lost := c.poller.meets(c.others)
		if all != c.orders || lost != c.lost {
			t.Errorf("%s: for ever asleep in %d orders of %d, "+
				"want %d of %d",
				c.name, lost, all, c.lost, c.orders)
		}
	}
}
