package reactor

import (
	"fmt"
	"os"
	"sync/atomic"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
)

// A Source is a descriptor that futures wait for. It is a field
// of what owns the descriptor, and does not move once it is open.
type Source struct {
	reactor *Reactor
	fd      int
	key     uint64
	state   atomic.Uint64 // a Seen
	reader  future.Slot
	writer  future.Slot

	deadline atomic.Int64 // by sys.Now; 0: none
	timer    timer        // until the deadline
}

// A Side is what somebody waits for: to read or to write.
type Side uint64

// The sides of a Source. To accept is to read, to have connected
// is to write.
const (
	Reading Side = 1 << iota
	Writing
)

// Seen is the state of a Source at one moment: which sides are
// ready, and above those bits, how many events there have been.
// So it is known of two of them whether anything came in between.
type Seen uint64

// The bits of a Seen that are no Side.
const (
	over   = 1 << 2 // the peer has finished: no read will block
	late   = 1 << 3 // it may be past the deadline
	gone   = 1 << 4 // the Source or its Reactor is closed
	event1 = 1 << 5 // one event
)

// Open watches fd, which must not block, until Close. To register
// once, for everything, and to be told of edges, costs one system
// call in the life of a connection.
func (s *Source) Open(r *Reactor, fd int) error {
	s.reactor, s.fd = r, fd
	s.state.Store(uint64(Reading | Writing))
	r.mu.Lock()
	s.key = r.sources.add(s)
	r.mu.Unlock()
	const both = poller.Readable | poller.Writable
	token := poller.Token(s.key)
	err := r.poll.Registry().Register(fd, token, both)
	if err != nil {
		s.leave()
		s.shut() // fd may be another's: Close must not touch it
		return fmt.Errorf("reactor: %w", err)
	}
	return nil
}

// Close watches the descriptor no more. Call it before that is
// closed. Who waits is woken, and gets poller.ErrClosed.
func (s *Source) Close() {
	if Seen(s.state.Load())&gone != 0 {
		return
	}
	// Registered or, if the Reactor is closed, not: either way it
	// is not watched any more.
	s.reactor.poll.Registry().Deregister(s.fd)
	s.leave()
	s.shut()
}

func (s *Source) leave() {
	r := s.reactor
	r.mu.Lock()
	r.sources.remove(s.key)
	r.mu.Unlock()
	r.timers.stop(&s.timer)
}

// shut is the end of s for everybody who waits for it.
func (s *Source) shut() {
	s.tell(gone, 0)
	s.reader.Wake()
	s.writer.Wake()
}

// Ready says that side may be tried now, and what was seen then;
// or it keeps w. It looks twice, for the reason that Slot gives.
func (s *Source) Ready(side Side, w future.Waker) (Seen, error) {
	seen, err := s.look(side)
	if err == nil && !w.Spend() {
		return seen, future.Pending
	}
	if err != future.Pending {
		return seen, err
	}
	if side == Reading {
		s.reader.Register(w)
	} else {
		s.writer.Register(w)
	}
	return s.look(side)
}

func (s *Source) look(side Side) (Seen, error) {
	seen := Seen(s.state.Load())
	switch {
	case seen&gone != 0:
		return seen, poller.ErrClosed
	case seen&late != 0 && s.expired():
		return seen, os.ErrDeadlineExceeded
	case seen&Seen(side) == 0:
		return seen, future.Pending
	}
	return seen, nil
}

// Blocked says that a try of side would have blocked, after seen.
// If there has been an event since, it may be the very one that
// the try missed, and the side stays ready:
//
//	reads                     turns
//	Ready: seen
//	read: would block
//	                          an edge: ready (as it was)
//	Blocked: not any more     for ever
//
// It is why the state counts events. Tokio's counter is the same.
//
// A read that blocks proves that the peer has not finished. A
// write proves nothing of the kind.
func (s *Source) Blocked(side Side, seen Seen) {
	wrong := Seen(side)
	if side == Reading {
		wrong |= over
	}
	for {
		now := Seen(s.state.Load())
		if now/event1 != seen/event1 {
			return
		}
		then := now &^ wrong
		if s.state.CompareAndSwap(uint64(now), uint64(then)) {
			return
		}
	}
}

// Drained says that a read after seen got less than it had room
// for. The next one would block, and the system call that would
// say so can be saved. Not so if the peer has finished: then the
// end is still to be read, and no edge will announce it.
func (s *Source) Drained(seen Seen) {
	if seen&over == 0 {
		s.Blocked(Reading, seen)
	}
}

// deliver takes an event in, and wakes whom it concerns.
func (s *Source) deliver(e poller.Event) {
	var ready Seen
	if e.Readable() || e.ReadClosed() || e.Error() {
		ready |= Seen(Reading)
	}
	if e.Writable() || e.WriteClosed() || e.Error() {
		ready |= Seen(Writing)
	}
	if e.ReadClosed() || e.Error() {
		ready |= over
	}
	s.tell(ready, event1)
	if ready&Seen(Reading) != 0 {
		s.reader.Wake()
	}
	if ready&Seen(Writing) != 0 {
		s.writer.Wake()
	}
}

// tell sets bits, and counts.
func (s *Source) tell(bits, count Seen) {
	for {
		now := s.state.Load()
		then := (now | uint64(bits)) + uint64(count)
		if s.state.CompareAndSwap(now, then) {
			return
		}
	}
}
