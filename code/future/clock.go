package future

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"time"
)

// A Clock stands still until somebody moves it, so that a test of
// time takes none, and comes out the same each time. The zero
// Clock stands at zero. It is for any thread.
type Clock struct {
	mu   sync.Mutex
	now  time.Duration
	naps []*Nap // those that wait, in the order they came
}

// Now is how far the clock has been moved.
func (c *Clock) Now() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock by d, and wakes whose time has come,
// the earliest first, and of equals whoever came first.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	c.now += d
	c.mu.Unlock()
	for w, ok := c.due(); ok; w, ok = c.due() {
		w.Wake()
	}
}

// due takes one whose time has come off the list. It is one at a
// time, because a Waker may come back to the clock: whom it
// cancels is not woken, and if it panics, nobody else is lost.
func (c *Clock) due() (w Waker, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.naps) == 0 {
		return w, false
	}
	n := slices.MinFunc(c.naps, func(a, b *Nap) int {
		return cmp.Compare(a.until, b.until)
	})
	if n.until > c.now {
		return w, false
	}
	w = n.waker
	n.unlist()
	return w, true
}

// Sleeping is how many futures wait for the clock: none, when a
// test has given back what it took.
func (c *Clock) Sleeping() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.naps)
}

// after is the time in d, or the end of time.
func (c *Clock) after(d time.Duration) time.Duration {
	now := c.Now()
	return now + min(d, math.MaxInt64-now)
}

// A Nap is the future that a Clock will have been moved.
type Nap struct {
	clock *Clock // nil at the end
	until time.Duration
	waker Waker
}

// Sleep is finished when the clock has been moved by d, counted
// from this call, not from the first poll.
func (c *Clock) Sleep(d time.Duration) Nap {
	return Nap{clock: c, until: c.after(d)}
}

// Poll looks at the clock, and if it is early, puts n on its
// list, or only the new Waker if n is there already.
func (n *Nap) Poll(w Waker) (none struct{}, err error) {
	c := n.clock
	if c == nil {
		PolledAgain("Sleep")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if n.until <= c.now {
		n.unlist()
		n.clock = nil
		return none, nil
	}
	if n.waker = w; !slices.Contains(c.naps, n) {
		c.naps = append(c.naps, n)
	}
	return none, Pending
}

// Cancel takes n off the clock's list.
func (n *Nap) Cancel() {
	if c := n.clock; c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		n.unlist()
		n.clock = nil
	}
}

// unlist takes n off the clock's list, if it is there, and lets
// go of its Waker. The clock's lock is held.
func (n *Nap) unlist() {
	c := n.clock
	if i := slices.Index(c.naps, n); i >= 0 {
		c.naps = slices.Delete(c.naps, i, i+1)
	}
	n.waker = Waker{}
}

// Box moves n to the heap.
func (n Nap) Box() Boxed[struct{}] { return Boxed[struct{}]{&n} }
