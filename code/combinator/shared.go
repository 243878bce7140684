package combinator

import (
	"errors"

	"artofwaiting/code/future"
)

// ErrPanicked is what the handles of a Shared get when the Poll
// of the future panicked. The panic itself went up through the
// one handle that was polling.
var ErrPanicked = errors.New("combinator: shared future panicked")

// A Shared is one of many handles on one future. Each is a future
// of its own, with its own Waker, and brings the same answer: if
// that is a pointer, to the same thing. Handles may be polled and
// cancelled each on a thread of its own; the future inside then
// is polled now on one, now on another, never on two at once.
type Shared[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	hub  *hub[T, F, P] // nil at the end
	seat *future.Waker // the hub's, and guarded by its lock
}

// Share moves f to where several can wait for it, and makes the
// first handle.
func Share[
	T any, F future.Inline[T], P future.Pointer[F, T],
](f F) Shared[T, F, P] {
	h := &hub[T, F, P]{child: f, news: true}
	h.err = future.Pending
	return Shared[T, F, P]{h, h.admit()}
}

// Clone makes another handle. A copy would not do: two handles
// would keep one Waker between them, and one sleep for ever.
// Clone is for the thread that polls s, before the end of s.
func (s *Shared[T, F, P]) Clone() Shared[T, F, P] {
	if s.hub == nil {
		panic("combinator: Clone of a Shared at its end")
	}
	return Shared[T, F, P]{s.hub, s.hub.admit()}
}

// Poll polls the future on behalf of every handle, if it was
// woken since the last time, and nobody else is polling it.
func (s *Shared[T, F, P]) Poll(w future.Waker) (T, error) {
	if s.hub == nil {
		future.PolledAgain("Share")
	}
	if s.hub.enter(s.seat, w) {
		s.hub.drive(s.seat)
	}
	v, err := s.hub.answer()
	if err != future.Pending {
		s.Cancel()
	}
	return v, err
}

// Cancel gives up this handle. The last to do so cancels the
// future.
func (s *Shared[T, F, P]) Cancel() {
	h, seat := s.hub, s.seat
	*s = Shared[T, F, P]{}
	if h != nil {
		h.leave(seat)
	}
}

// Box moves s to the heap.
func (s Shared[T, F, P]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &s}
}
