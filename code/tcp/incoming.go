package tcp

import (
	"errors"
	"io"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
)

// An Incoming is the stream of a Listener's connections.
type Incoming struct {
	listener *Listener
	place    future.Place
	pause    reactor.Sleep
	paused   bool
}

// Incoming accepts for as long as l listens: the stream has no
// end of its own, and io.EOF comes after Close.
func (l *Listener) Incoming() Incoming {
	return Incoming{listener: l}
}

// again is how long a Listener that cannot accept waits before it
// tries once more.
const again = 100 * time.Millisecond

// Next accepts, or waits. An accept fails when there are too many
// descriptors, or too little memory: the connection stays in its
// queue, and no edge will tell when there is room. So the stream
// comes back to it by itself, and the error is nobody else's.
func (s *Incoming) Next(w future.Waker) (*Conn, error) {
	if s.listener == nil {
		future.PolledAgain("Incoming")
	}
	for {
		if s.paused {
			if _, err := s.pause.Poll(w); err == future.Pending {
				return nil, err
			}
			s.paused = false
		}
		c, err := s.listener.accept(&s.place, w)
		switch {
		case err == nil, err == future.Pending:
			return c, err
		case errors.Is(err, poller.ErrClosed):
			return nil, io.EOF
		}
		s.pause, s.paused = s.listener.reactor.Sleep(again), true
	}
}

// Cancel stops waiting. The Listener goes on listening.
func (s *Incoming) Cancel() {
	s.pause.Cancel()
	if l := s.listener; l != nil {
		l.waiting.leave(&s.place)
	}
	*s = Incoming{}
}

// Box moves s to the heap.
func (s Incoming) Box() future.BoxedStream[*Conn] {
	return future.BoxedStream[*Conn]{Stream: &s}
}
