// Package timers remembers who is to be woken when.
package timers

import (
	"container/heap"
	"time"
)

// Timers is any number of timers, each of which has an id of its
// own. Times are in nanoseconds, as sys.Now tells them, which are
// not negative. The zero Timers has none.
type Timers struct {
	order order
	byID  map[int]*timer
	added int
}

// A timer knows its place, so that it can be removed from there.
type timer struct {
	at               int64
	added, id, place int
}

// Add has the timer id expire at a time. A timer that is there
// already gets the new time, as if it had been removed first.
func (t *Timers) Add(at int64, id int) {
	t.Remove(id)
	if t.byID == nil {
		t.byID = make(map[int]*timer)
	}
	t.added++
	t.byID[id] = &timer{at: at, added: t.added, id: id}
	heap.Push(&t.order, t.byID[id])
}

// Remove takes a timer away, and says whether it was there. What
// was removed takes no memory any more.
func (t *Timers) Remove(id int) bool {
	x := t.byID[id]
	if x != nil {
		heap.Remove(&t.order, x.place)
		delete(t.byID, id)
	}
	return x != nil
}

// Next is the timeout for a Wait at the time now: until the first
// timer expires, 0 when one has expired, and -1 when there is
// none.
func (t *Timers) Next(now int64) time.Duration {
	if len(t.order) == 0 {
		return -1
	}
	return time.Duration(max(t.order[0].at-now, 0))
}

// Expired takes those timers away whose time is now or before,
// and returns them: the earliest first, and of those with the
// same time, the one that was added first.
func (t *Timers) Expired(now int64) (ids []int) {
	for len(t.order) > 0 && t.order[0].at <= now {
		id := t.order[0].id
		t.Remove(id)
		ids = append(ids, id)
	}
	return ids
}

// order is a heap: nobody expires before the one at the top.
type order []*timer

func (o order) Len() int { return len(o) }

func (o order) Less(i, j int) bool {
	a, b := o[i], o[j]
	return a.at < b.at || a.at == b.at && a.added < b.added
}

func (o order) Swap(i, j int) {
	o[i], o[j] = o[j], o[i]
	o[i].place, o[j].place = i, j
}

func (o *order) Push(x any) {
	x.(*timer).place = len(*o)
	*o = append(*o, x.(*timer))
}

func (o *order) Pop() any {
	last := (*o)[len(*o)-1]
	(*o)[len(*o)-1] = nil
	*o = (*o)[:len(*o)-1]
	return last
}
