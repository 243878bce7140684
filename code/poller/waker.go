package poller

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// A Waker ends the Wait of a Poll from another thread, with an
// event that is Readable and has the Waker's Token. All of its
// methods are for any thread.
//
// It is asleep; the first Wake makes it awake, and tells the
// kernel; further ones do nothing, for the event has yet to be
// seen. The Wait that reports it makes it asleep again, before it
// returns. So whatever a thread did before Wake, the thread that
// waits can see after the Wait that reports it.
type Waker struct {
	state    atomic.Uint32
	registry *Registry
	mu       sync.Mutex // the bell is not closed while it rings
	bell     bell
}

// The states of a Waker.
const (
	closed uint32 = iota // so is one that NewWaker did not make
	asleep
	awake
)

// NewWaker makes a Waker for the Poll of r.
func NewWaker(r *Registry, t Token) (*Waker, error) {
	w := &Waker{registry: r}
	w.state.Store(asleep)
	b, err := openBell(w, t)
	if err != nil {
		return nil, fmt.Errorf("poller: new waker: %w", err)
	}
	w.bell = b
	return w, nil
}

// Wake makes the Poll's Wait return, the present one or, if it
// does not wait now, the next. It costs a system call at most
// once for each time that Wait reports it.
func (w *Waker) Wake() error {
	if !w.state.CompareAndSwap(asleep, awake) {
		if w.state.Load() == closed {
			return fmt.Errorf("poller: wake: %w", ErrClosed)
		}
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.state.Load() == closed { // since a moment ago
		return fmt.Errorf("poller: wake: %w", ErrClosed)
	}
	if err := w.bell.ring(); err != nil {
		w.heard() // nobody will; the next Wake tries again
		return fmt.Errorf("poller: wake: %w", err)
	}
	return nil
}

// heard is called by Wait, with the event in hand. It comes
// before Wait returns. In the other order, a Wake between the two
// would do nothing, and the thread that has just looked around
// would go back to sleep:
//
//	waits                     wakes
//	returns, looks: nothing
//	                          has something; Wake: is awake
//	heard
//	waits                     for ever
func (w *Waker) heard() {
	w.state.CompareAndSwap(awake, asleep)
}

// Close gives back what the Waker holds of the kernel. It may
// come before or after the Close of the Poll; one in the middle
// of Wake is waited for.
func (w *Waker) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.state.Swap(closed) == closed {
		return fmt.Errorf("poller: close waker: %w", ErrClosed)
	}
	err := w.registry.remove(w.bell.fd)
	if err == ErrClosed { // the Poll's, which has forgotten us
		err = nil
	}
	if e := w.bell.close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("poller: close waker: %w", err)
	}
	return nil
}
