package channel

import (
	"sync"
	"testing"

	"artofwaiting/code/future"
)

// SY-01: a notification before anybody waits is stored; two are
// one.
func TestSY01(t *testing.T) {
	var n Notify
	n.One()
	n.One()
	var c future.Counter
	f := n.Notified()
	done(t, &f, &c, 0)
	panics(t, "Notified", func() { f.Poll(future.Waker{}) })
	f = n.Notified()
	pend(t, &f, &c)
	n.One()
	done(t, &f, &c, 1)
	f = n.Notified()
	pend(t, &f, &c) // nothing is left
}

// SY-01: they are woken in order, each notification one. Whoever
// was woken and is cancelled hands it on; with nobody there, it
// is stored.
func TestSY01Cancel(t *testing.T) {
	var n Notify
	fs := make([]Notified, 3)
	cs := make([]future.Counter, 3)
	for i := range fs {
		fs[i] = n.Notified()
		pend(t, &fs[i], &cs[i])
	}
	n.One()
	equal(t, "woken", cs[0].Woken(), 1)
	fs[0].Cancel()
	fs[0].Cancel()
	fs[2].Cancel() // was not woken: nothing to hand on
	done(t, &fs[1], &cs[1], 1)
	equal(t, "stored", n.stored, false)
	last := n.Notified()
	pend(t, &last, &cs[2])
	n.One()
	last.Cancel()
	equal(t, "stored", n.stored, true)
	equal(t, "woken", cs[2].Woken(), 1)
}

// SY-01: All wakes those who wait already, and leaves nothing to
// those who come, and nothing to hand on.
func TestSY01All(t *testing.T) {
	var n Notify
	n.All()
	fs := make([]Notified, 3)
	cs := make([]future.Counter, 3)
	for i := range 2 {
		fs[i] = n.Notified()
		pend(t, &fs[i], &cs[i])
	}
	fs[2] = n.Notified() // has not been polled
	n.All()
	done(t, &fs[0], &cs[0], 1)
	fs[1].Cancel()
	equal(t, "stored", n.stored, false)
	pend(t, &fs[2], &cs[2])
}

// SY-02: permits are given out in order, and those of a holder or
// a waiter that is cancelled are not lost.
func TestSY02(t *testing.T) {
	s := NewSemaphore(2)
	var c future.Counter
	a, b := s.Acquire(), s.Acquire()
	one, two := done(t, &a, &c, 0), done(t, &b, &c, 0)
	fs := make([]Acquire, 4)
	cs := make([]future.Counter, 4)
	for i := range fs {
		fs[i] = s.Acquire()
		pend(t, &fs[i], &cs[i])
	}
	fs[1].Cancel() // waits
	one.Release()
	one.Release() // is nobody's twice
	equal(t, "second woken", cs[2].Woken(), 0)
	late := s.Acquire()
	pend(t, &late, &c) // does not jump the queue
	three := done(t, &fs[0], &cs[0], 1)
	two.Cancel()
	fs[2].Cancel() // was given it, and did not know
	fs[2].Cancel()
	four := done(t, &fs[3], &cs[3], 1)
	three.Release()
	five := done(t, &late, &c, 1)
	four.Release()
	five.Release()
	equal(t, "free", s.gate.free, 2)
	panics(t, "Acquire", func() { late.Poll(future.Waker{}) })
}

// SY-02: Close wakes all who wait, with an error. What is out is
// still good.
func TestSY02Close(t *testing.T) {
	s := NewSemaphore(1)
	a, b := s.Acquire(), s.Acquire()
	var c future.Counter
	permit := done(t, &a, &c, 0)
	pend(t, &b, &c)
	s.Close()
	equal(t, "woken", c.Woken(), 1)
	_, err := b.Poll(c.Waker())
	is(t, "waiting", err, ErrClosed)
	permit.Release()
	a = s.Acquire()
	_, err = a.Poll(c.Waker())
	is(t, "later", err, ErrClosed)
}

// SY-02: a Mutex lets one in at a time, and its value is seen by
// the next; cancelled holders and waiters do not lock it for
// ever.
func TestSY02Mutex(t *testing.T) {
	m := NewMutex(0)
	n := many(5000)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range n {
				l := m.Lock()
				g, err := future.Wait(&l)
				must(t, err)
				*g.Value++
				other := m.Lock()
				other.Poll(future.Waker{})
				other.Cancel()
				g.Release()
			}
		})
	}
	wg.Wait()
	l := m.Lock()
	g := done(t, &l, new(future.Counter), 0)
	equal(t, "value", *g.Value, 4*n)
	value := future.Ready(g) // a future that has it is cancelled
	value.Cancel()
	equal(t, "free", m.semaphore.gate.free, 1)
}
