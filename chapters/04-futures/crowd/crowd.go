// Package crowd is a future of many futures, each of which has a
// Waker of its own.
package crowd

import (
	"sync"

	"artofwaiting/code/future"
)

// A Crowd polls those of its futures that were woken, and no
// others. Add and Poll are for one thread.
type Crowd struct {
	size  int // those that have not finished
	mu    sync.Mutex
	woken []*member
	waker future.Waker // of who polls the Crowd
}

// A member is a future, and what its Waker wakes.
type member struct {
	crowd  *Crowd
	future future.Future[struct{}] // nil at the end

	// In woken; guarded by the lock of the crowd.
	queued bool
}

// Add takes f in. It is polled for the first time when the Crowd
// is polled next.
func (c *Crowd) Add(f future.Future[struct{}]) {
	c.size++
	m := &member{crowd: c, future: f}
	m.Wake()
}

// Wake says which member it was, and wakes who polls the Crowd.
func (m *member) Wake() {
	c := m.crowd
	c.mu.Lock()
	var w future.Waker
	if !m.queued {
		m.queued = true
		c.woken = append(c.woken, m)
		w = c.waker
	}
	c.mu.Unlock()
	w.Wake()
}

// Poll gives a turn to each of those who were woken. It is done
// when nobody is left, and goes on after another Add; what they
// bring is lost, failures too.
func (c *Crowd) Poll(w future.Waker) (none struct{}, err error) {
	for _, m := range c.turns(w) {
		if m.future == nil {
			continue // a Waker may be woken after the end
		}
		_, err := m.future.Poll(future.NewWaker(m))
		if err != future.Pending {
			m.future = nil
			c.size--
		}
	}
	if c.size > 0 {
		return none, future.Pending
	}
	return none, nil
}

// turns is who was woken so far. Who is woken from now on, by a
// neighbour or by himself, has the next turn, and w is woken for
// it: so nobody keeps the Crowd from going back to who polls it.
func (c *Crowd) turns(w future.Waker) []*member {
	c.mu.Lock()
	defer c.mu.Unlock()
	turns := c.woken
	for _, m := range turns {
		m.queued = false
	}
	c.woken, c.waker = nil, w
	return turns
}
