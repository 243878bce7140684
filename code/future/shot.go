package future

import "sync"

// A shot is what both ends of a Oneshot share. It goes from open
// to sent or to closed, whichever comes first, and then to taken.
//
// It needs no Slot, for it keeps the news itself: the lock is
// held from the look at the state to the registration of the
// Waker, nothing can come in between, and nobody has to look
// again.
type shot[T any] struct {
	mu       sync.Mutex
	state    shotState
	value    T     // zero, but while sent
	receiver Waker // wakes nobody, but while open
	sender   Waker // the same
}

type shotState uint8

const (
	open   shotState = iota
	sent             // the value is here
	closed           // there will be none
	taken            // the receiver has had its answer
)

// end leaves the state open, and wakes both sides. The second is
// woken even if the Waker of the first panics. It reports false
// if somebody else was first.
func (s *shot[T]) end(to shotState, v T) bool {
	s.mu.Lock()
	if s.state != open {
		s.mu.Unlock()
		return false
	}
	s.state, s.value = to, v
	receiver, sender := s.receiver, s.sender
	s.receiver, s.sender = Waker{}, Waker{}
	s.mu.Unlock() // a Waker may come back to this shot
	defer sender.Wake()
	receiver.Wake()
	return true
}

func (s *shot[T]) close() {
	var none T
	s.end(closed, none)
}

// take gives the receiver its answer, if there is one. The lock
// is held.
func (s *shot[T]) take() (v T, err error) {
	switch s.state {
	case open:
		return v, Pending
	case sent:
		v, s.value = s.value, v
	default:
		err = ErrClosed
	}
	s.state = taken
	return v, err
}
