package combinator

import (
	"slices"
	"sync"

	"artofwaiting/code/future"
)

// A hub is what the handles of a Shared share. It is what the
// future inside wakes, and then it wakes them all: any of them
// may be the one that is still there to poll.
//
// The lock is never held while somebody else's code runs, such as
// the future's Poll or a Waker. Instead polling says that a
// thread is in there. Whoever comes meanwhile sits down to wait.
type hub[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	child F // for the thread that made polling true

	mu      sync.Mutex
	seats   []*future.Waker // one for each handle
	polling bool
	news    bool // the child was woken since its Poll began
	value   T
	err     error // Pending until there is an answer
}

// admit makes room for another handle.
func (h *hub[T, F, P]) admit() *future.Waker {
	h.mu.Lock()
	defer h.mu.Unlock()
	seat := new(future.Waker)
	h.seats = append(h.seats, seat)
	return seat
}

// enter takes the seat, and says whether it is up to the caller
// to drive. A child that has no news is not polled: what woke
// this handle was somebody else, such as its sibling in a Join.
func (h *hub[T, F, P]) enter(
	seat *future.Waker, w future.Waker) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	*seat = w
	if h.polling || !h.news || h.err != future.Pending {
		return false
	}
	h.polling, h.news = true, false
	return true
}

// drive polls the child. If that panics, the others are not left
// to wait for an answer that nobody will ask for any more.
func (h *hub[T, F, P]) drive(seat *future.Waker) {
	var v T
	err := ErrPanicked
	defer func() { h.settle(seat, v, err) }()
	v, err = P(&h.child).Poll(future.NewWaker(h))
}

// settle is the end of drive. It looks whether news came during
// the poll, for in that time Wake has left the waking to it:
//
//	drives                    another handle     wakes
//	child: Pending
//	                                             news
//	                          enter: somebody
//	                          is polling; sits
//	settle
//
// Were Wake to wake at once, it would be before the other one sat
// down, who then had only the driver to hope for. And that one
// may be cancelled next, and never poll again.
func (h *hub[T, F, P]) settle(
	seat *future.Waker, v T, err error) {
	h.mu.Lock()
	h.polling = false
	h.value, h.err = v, err
	if err != future.Pending {
		*seat = future.Waker{} // it has the answer already
	}
	var all []future.Waker
	if h.news || err != future.Pending {
		all = h.rouse()
	}
	h.mu.Unlock()
	for _, w := range all {
		w.Wake()
	}
}

// Wake is called by whatever the child waits for.
func (h *hub[T, F, P]) Wake() {
	h.mu.Lock()
	h.news = true
	var all []future.Waker
	if !h.polling { // or settle does it
		all = h.rouse()
	}
	h.mu.Unlock()
	for _, w := range all {
		w.Wake()
	}
}

// rouse empties the seats, and has whom to wake once the lock,
// which is held, is not.
func (h *hub[T, F, P]) rouse() []future.Waker {
	all := make([]future.Waker, len(h.seats))
	for i, seat := range h.seats {
		all[i], *seat = *seat, future.Waker{}
	}
	return all
}

// answer is Pending, or what every handle gets.
func (h *hub[T, F, P]) answer() (T, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.value, h.err
}

// leave gives up a seat. Nobody else is here when the last one
// goes, so nobody polls; and to cancel a child that has finished
// does nothing.
func (h *hub[T, F, P]) leave(seat *future.Waker) {
	h.mu.Lock()
	i := slices.Index(h.seats, seat)
	h.seats = slices.Delete(h.seats, i, i+1)
	last := len(h.seats) == 0
	h.mu.Unlock()
	if last {
		future.Cancel(P(&h.child))
	}
}
