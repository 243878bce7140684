package channel

import (
	"sync"

	"artofwaiting/code/future"
)

// A Semaphore is so many permits. Those who want one and find
// none wait in line, and are served in their order. Its methods
// are for any thread.
type Semaphore struct {
	mu   sync.Mutex
	gate gate
}

// NewSemaphore makes one with n permits.
func NewSemaphore(n int) *Semaphore {
	return &Semaphore{gate: gate{free: n}}
}

// Close ends the waiting, and everything that comes later, with
// ErrClosed. Permits that are out stay good.
func (s *Semaphore) Close() {
	s.mu.Lock()
	s.gate.closed = true
	all := s.gate.line.Dismiss()
	s.mu.Unlock()
	for _, w := range all {
		w.Wake()
	}
}

// A Permit is one of a Semaphore, until Release.
type Permit struct{ of *Semaphore }

// Release gives the permit to the next in line. To release it
// twice does nothing.
func (p *Permit) Release() {
	if s := p.of; s != nil {
		p.of = nil
		s.mu.Lock()
		next := s.gate.put()
		s.mu.Unlock()
		next.Wake()
	}
}

// Cancel is Release, so that a permit that nobody takes, as the
// value of a future that is cancelled, is not lost.
func (p *Permit) Cancel() { p.Release() }

// An Acquire is the future of a Permit.
type Acquire struct {
	of    *Semaphore
	place future.Place
}

// Acquire waits for a permit.
func (s *Semaphore) Acquire() Acquire { return Acquire{of: s} }

// Poll takes a permit, or waits. One that is not to be answered
// yet because others have their turn keeps what it has got.
func (a *Acquire) Poll(w future.Waker) (p Permit, err error) {
	s := a.of
	if s == nil {
		future.PolledAgain("Acquire")
	}
	s.mu.Lock()
	err = s.gate.enter(&a.place, w)
	s.mu.Unlock()
	if err == nil && !w.Spend() {
		err = future.Pending
	}
	if err != future.Pending {
		*a = Acquire{}
	}
	if err == nil {
		p.of = s
	}
	return p, err
}

// Cancel leaves the line. A permit that a has been given, and did
// not know of yet, goes to the next.
func (a *Acquire) Cancel() {
	if s := a.of; s != nil {
		s.mu.Lock()
		next := s.gate.leave(&a.place)
		s.mu.Unlock()
		*a = Acquire{}
		next.Wake()
	}
}

// Box moves a to the heap.
func (a Acquire) Box() future.Boxed[Permit] {
	return future.Boxed[Permit]{Future: &a}
}
