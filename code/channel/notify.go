package channel

import (
	"sync"

	"artofwaiting/code/future"
)

// A Notify says that something has happened, and not what. It
// remembers one call of One that found nobody, so that who comes
// to wait just after it does not wait for ever. The zero Notify
// has nothing to say. Its methods are for any thread.
type Notify struct {
	mu     sync.Mutex
	stored bool
	line   future.Line
}

// One ends the waiting of the first in line, or else of who comes
// next. Two that find nobody are as good as one.
func (n *Notify) One() {
	n.mu.Lock()
	w := n.pass()
	n.mu.Unlock()
	w.Wake()
}

// pass gives the notification to the first in line, and has whom
// to wake for it. The lock is held.
func (n *Notify) pass() future.Waker {
	w, ok := n.line.Serve()
	if !ok {
		n.stored = true
	}
	return w
}

// All ends the waiting of everybody who waits now, and of nobody
// else.
func (n *Notify) All() {
	n.mu.Lock()
	all := n.line.Dismiss()
	n.mu.Unlock()
	for _, w := range all {
		w.Wake()
	}
}

// A Notified is the future of a notification.
type Notified struct {
	of    *Notify
	place future.Place
}

// Notified waits in line, from its first poll on.
func (n *Notify) Notified() Notified { return Notified{of: n} }

// Poll asks whether it has come.
func (f *Notified) Poll(w future.Waker) (
	none struct{}, err error) {
	n := f.of
	if n == nil {
		future.PolledAgain("Notified")
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case f.place.Served(), f.place.Dismissed():
	case n.stored: // nobody is in line
		n.stored = false
	default:
		n.line.Enter(&f.place, w)
		return none, future.Pending
	}
	*f = Notified{}
	return none, nil
}

// Cancel leaves the line. A notification that was for f alone,
// and that it has not heard yet, is for the next.
func (f *Notified) Cancel() {
	if n := f.of; n != nil {
		n.mu.Lock()
		var next future.Waker
		if f.place.Served() {
			next = n.pass()
		}
		n.line.Leave(&f.place)
		*f = Notified{}
		n.mu.Unlock()
		next.Wake()
	}
}

// Box moves f to the heap.
func (f Notified) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &f}
}
