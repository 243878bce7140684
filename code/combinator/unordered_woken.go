package combinator

import (
	"sync"

	"artofwaiting/code/future"
)

// A member is a child of an Unordered, and what its Waker wakes:
// itself. Waking puts it on the list of the woken, and wakes who
// polls the set. It is one piece of memory for all of that, so a
// wake allocates nothing, and neither does a poll.
//
// A Waker is for any thread, and may be kept for ever, so a
// member is never used again for another child: somebody's late
// wake would be for that one.
type member[F any] struct {
	list   *wokenList[F]
	number int

	// For the thread that polls.
	child         F
	before, after *member[F]
	over          bool // no longer in the set

	// Guarded by the lock of the list.
	listed bool       // it is on the list, or never will be
	next   *member[F] // on the list
}

// Wake asks for a poll of this child.
func (m *member[F]) Wake() {
	if m.list.add(m) {
		m.list.slot.Wake()
	}
}

// Spend asks whoever polls the set: its share is for all of them.
func (m *member[F]) Spend() bool { return m.list.polls.Spend() }

// mute makes every Wake from now on do nothing, for the child is
// over.
func (m *member[F]) mute() {
	m.list.mu.Lock()
	m.listed = true
	m.list.mu.Unlock()
}

// A wokenList is those whom to poll, in the order in which they
// were woken, and the Waker of who polls. The set and every Waker
// of a child share it. Both sides keep to their order:
//
//	polls                     wakes
//	1 registers in the slot   1 adds itself
//	2 looks at the list       2 wakes the slot
//
// If the look comes before the add, then so does the Register,
// and the slot has whom to wake. With either side the other way
// round, all of one can fit between the two steps of the other:
// a list that nobody looks at, and a Waker that nobody wakes.
type wokenList[F any] struct {
	mu          sync.Mutex
	first, last *member[F]
	n           int
	slot        future.Slot
	polls       future.Waker // whose Next it is, while it runs
}

// add puts m at the end, once. It reports false if m is on the
// list already: then whoever put it there wakes the slot, and one
// poll will do for both.
func (l *wokenList[F]) add(m *member[F]) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if m.listed {
		return false
	}
	m.listed = true
	if l.last != nil {
		l.last.next = m
	} else {
		l.first = m
	}
	l.last = m
	l.n++
	return true
}

// take takes off the first; there must be one. From then on m can
// be added again, before it has been polled. Were that allowed
// only after the poll, a wake could be lost:
//
//	polls                     wakes
//	child: nothing, Pending
//	                          leaves the news
//	                          add: is listed, does nothing
//	not listed any more
func (l *wokenList[F]) take() *member[F] {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := l.first
	l.first = m.next
	if l.first == nil {
		l.last = nil
	}
	m.next = nil
	m.listed = m.over // for good, if it is over
	l.n--
	return m
}

func (l *wokenList[F]) len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.n
}
