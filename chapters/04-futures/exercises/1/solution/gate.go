// Package gate holds back whoever comes, until it is opened.
package gate

import (
	"sync"

	"artofwaiting/code/future"
)

// A Gate is closed, and once it has been opened it stays open.
// The zero Gate is closed. It is for any thread.
type Gate struct {
	mu      sync.Mutex
	open    bool
	waiting map[*Passage]future.Waker
}

// Open wakes all who wait, once each. Who comes later passes. To
// open an open gate does nothing.
//
// A Waker may come back to the gate, from inside its Wake: to
// open it, to wait, or to cancel.
func (g *Gate) Open() {
	g.mu.Lock()
	waiting := g.waiting
	g.open, g.waiting = true, nil
	g.mu.Unlock()
	for _, w := range waiting {
		w.Wake()
	}
}

// A Passage is the future of having passed a Gate.
type Passage struct {
	gate *Gate // nil at the end
}

// Wait is finished when g is open. Any number may wait, each with
// a Passage of its own, and on a thread of its own if need be.
func (g *Gate) Wait() Passage { return Passage{g} }

// Poll looks whether the gate is open. If it is not, Open will
// wake w, and not the Waker of an earlier poll.
//
// The lock is held from the look to the note, and so one look is
// enough.
func (p *Passage) Poll(w future.Waker) (
	none struct{}, err error) {
	g := p.gate
	if g == nil {
		future.PolledAgain("Wait")
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.open {
		p.gate = nil
		return none, nil
	}
	if g.waiting == nil {
		g.waiting = make(map[*Passage]future.Waker)
	}
	g.waiting[p] = w
	return none, future.Pending
}

// Cancel stops waiting. The gate forgets p and its Waker, and
// nobody else.
func (p *Passage) Cancel() {
	if g := p.gate; g != nil {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.waiting, p)
		p.gate = nil
	}
}
