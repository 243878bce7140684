package future

import "sync"

// A Slot keeps the Waker of a future that waits, where any thread
// can find it. The zero Slot is empty.
//
// It is for news that is kept elsewhere: a flag that is atomic, a
// bit that the kernel sets. One thread polls, any number bring
// news, and no wake is lost as long as both keep to their order:
//
//	polls                     brings news
//	1 looks: nothing          1 leaves the news
//	2 Register                2 Wake
//	3 looks again
//	4 returns Pending
//
// Whichever of Register and Wake comes first, somebody notices.
// If it is Register, Wake finds the Waker. If it is Wake, then
// the news was there before, and the second look sees it. Without
// the second look all of the right side can happen between 1 and
// 2, and the future sleeps for ever. With the news after the Wake
// it can too. TestSlotInterleavings tries every order.
//
// The lock is there because a Waker is two words, which are not
// read and written at once: half of one Waker with half of
// another crashes. Uncontended it costs two atomic operations, as
// the cleverest slot without a lock would.
type Slot struct {
	mu    sync.Mutex
	waker Waker
}

// Register keeps w, in place of the one before, which is not
// woken any more. The zero Waker empties the slot.
func (s *Slot) Register(w Waker) {
	s.mu.Lock()
	s.waker = w
	s.mu.Unlock()
}

// Wake takes the Waker out of the slot and wakes it. Then the
// slot is empty, and further calls do nothing until the future
// has been polled and has registered again.
func (s *Slot) Wake() {
	s.take().Wake()
}

// take lets go of the lock before its caller wakes: to wake is to
// run somebody else's code, which may use this slot, or panic.
func (s *Slot) take() Waker {
	s.mu.Lock()
	w := s.waker
	s.waker = Waker{}
	s.mu.Unlock()
	return w
}
