package future

import "sync/atomic"

// A Counter is a Wakeable that counts, for tests: whether a wake
// was lost, or was one too many, is a number, and takes no time
// to find out. The zero Counter has counted nothing. A Waker that
// does nothing needs no tool: it is Waker{}.
type Counter struct {
	woken atomic.Int64
}

// Wake counts one.
func (c *Counter) Wake() { c.woken.Add(1) }

// Waker makes a Waker that is counted by c.
func (c *Counter) Waker() Waker { return NewWaker(c) }

// Woken is how often c was woken so far.
func (c *Counter) Woken() int { return int(c.woken.Load()) }

// Alarm is a Wakeable for those who must not be woken. It panics,
// and so shows in the stack who did it.
type Alarm struct{}

// Wake panics.
func (Alarm) Wake() {
	panic("future: Alarm woken, which must not be")
}

// A Once is a future that is pending once.
type Once[T any] struct {
	value T
	polls int
}

// PendingOnce is the future of v with one round of waiting before
// it: the first poll wakes its Waker and is Pending, the second
// has v. It is the shortest test that somebody passes Pending on,
// keeps its state and polls again.
func PendingOnce[T any](v T) Once[T] { return Once[T]{value: v} }

// Poll is Pending, then the value.
func (f *Once[T]) Poll(w Waker) (v T, err error) {
	f.polls++
	switch f.polls {
	case 1:
		w.Wake()
		return v, Pending
	case 2:
		v, f.value = f.value, v
		return v, nil
	}
	PolledAgain("PendingOnce")
	return v, err
}

// Cancel gives up the value too.
func (f *Once[T]) Cancel() {
	v, held := f.value, f.polls < 2
	*f = Once[T]{polls: 2}
	if held {
		Drop(v)
	}
}

// Box moves f to the heap.
func (f Once[T]) Box() Boxed[T] { return Boxed[T]{&f} }
