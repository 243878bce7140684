package loop

import (
	"fmt"
	"os"
	"time"

	"artofwaiting/code/poller"
	"artofwaiting/code/socket"
)

// run is the loop: sleep until something is ready, do what can be
// done about it, and sleep again.
func (s *Server) run() {
	defer s.close()
	events := poller.NewEvents(256)
	for s.listener != nil || len(s.timers) > 0 {
		err := s.poll.Wait(events, s.patience())
		if err != nil {
			fmt.Fprintln(os.Stderr, err) // the kernel is out of
			return                       // something that we need
		}
		for e := range events.All() {
			s.handle(e)
		}
		s.late()
		if s.full {
			s.accept()
		}
	}
}

func (s *Server) handle(e poller.Event) {
	switch e.Token() {
	case atDoor:
		s.accept()
	case toStop:
		s.shut()
	default:
		s.step(s.clients[e.Token()])
	}
}

// again is how long a server that cannot accept waits before it
// tries once more.
const again = 100 * time.Millisecond

// patience is how long the loop may sleep: until the first client
// has waited for too long.
func (s *Server) patience() time.Duration {
	d := time.Duration(-1) // for ever
	if len(s.timers) > 0 {
		d = max(time.Until(s.timers[0].until), 0)
	}
	if s.full && (d < 0 || d > again) {
		d = again
	}
	return d
}

// accept takes every client that is at the door: the edge that
// has told of the first tells of the others too. When there is no
// descriptor left, it comes back to it by itself, for nobody will
// tell when there are some again.
func (s *Server) accept() {
	s.full = false
	for s.listener != nil {
		conn, err := s.listener.TryAccept()
		if err != nil {
			s.full = err != socket.WouldBlock
			return
		}
		s.welcome(conn)
	}
}

// shut closes the door. Those who are inside are still served.
func (s *Server) shut() {
	if s.stopping.Load() && s.listener != nil {
		s.poll.Registry().Deregister(s.listener.Fd())
		s.listener.Close()
		s.listener = nil
	}
}
