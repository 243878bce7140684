// Package gate holds back whoever comes, until it is opened.
package gate

import (
	"sync/atomic"

	"artofwaiting/code/future"
)

// A Gate is closed, and once it has been opened it stays open.
// The zero Gate is closed. It is for any thread.
type Gate struct {
	open atomic.Bool
	slot future.Slot
}

// Open wakes all who wait, once each. Who comes later passes. To
// open an open gate does nothing.
//
// A Waker may come back to the gate, from inside its Wake: to
// open it, to wait, or to cancel.
func (g *Gate) Open() {
	g.open.Store(true)
	g.slot.Wake()
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
func (p *Passage) Poll(w future.Waker) (
	none struct{}, err error) {
	g := p.gate
	if g == nil {
		future.PolledAgain("Wait")
	}
	if g.open.Load() {
		p.gate = nil
		return none, nil
	}
	g.slot.Register(w)
	return none, future.Pending
}

// Cancel stops waiting. The gate forgets p and its Waker, and
// nobody else.
func (p *Passage) Cancel() { p.gate = nil }
