package box

import (
	"net/netip"
	"time"
)

// lingers is how long a port stays taken after the end that held
// it has said farewell first: stray packets may still come.
const lingers = time.Minute

// shutdown ends a way of a connection. On a listener and on a
// connection that is being made, there is no way to end, and it
// undoes Listen or Connect instead.
func (s *tcp) shutdown(ways int) (err error) {
	if s.phase == connecting {
		s.phase = connected
		if s.state == closed {
			s.phase = failed
		}
	}
	switch s.state {
	case closed:
		s.down |= ways
		err = ENOTCONN
	case listening:
		if ways&noRead != 0 {
			s.disconnect()
		}
	case synSent:
		s.disconnect()
		s.err = ECONNRESET
	default:
		s.down |= ways
		if ways&noWrite != 0 {
			s.finish()
		}
	}
	s.wake(0)
	return err
}

// finish says farewell, unless that has been said.
func (s *tcp) finish() {
	switch s.state {
	case established:
		s.state = finWait
		s.peer.farewell()
	case closeWait:
		s.peer.farewell()
		s.done()
		s.wake(0)
	}
}

// farewell arrives. The end that has said it first keeps its port
// for a while.
func (s *tcp) farewell() {
	s.eof = true
	s.down |= noRead
	switch s.state {
	case established:
		s.state = closeWait
	case finWait:
		s.linger()
		s.done()
	}
	s.wake(0)
}

// reset arrives. A refused connection is one too.
func (s *tcp) reset() {
	switch s.state {
	case closed, listening:
		return
	case synSent:
		s.err = ECONNREFUSED
	case closeWait:
		s.err = EPIPE
	default:
		s.err = ECONNRESET
	}
	s.done()
	s.wake(0)
}

// done: nothing more will come or go.
func (s *tcp) done() {
	s.state = closed
	s.down = both
	if !s.chosen {
		s.unbind()
	}
}

// disconnect makes s almost as good as new.
func (s *tcp) disconnect() {
	if s.retry != nil {
		s.retry.Stop()
	}
	if s.state != closed {
		s.done()
	}
	s.down, s.eof, s.in = 0, false, stream{}
	s.phase = unconnected
	if !s.fixed {
		s.local = netip.AddrPortFrom(s.anywhere(), s.local.Port())
	}
	for _, c := range s.waiting {
		c.abort()
	}
	s.waiting = nil
	s.wake(EPOLLERR)
}

// abort ends a connection rudely.
func (s *tcp) abort() {
	if s.peer != nil && s.state != closed {
		s.peer.reset()
	}
	s.done()
	s.unbind()
	s.in = stream{}
}

// release says farewell; but if there is something that nobody
// will read, the other end had better know.
func (s *tcp) release() {
	switch s.state {
	case listening, synSent:
		s.disconnect()
	case established, finWait, closeWait:
		if s.in.size > 0 || s.rude {
			s.abort()
			break
		}
		s.down = both
		s.finish()
		if s.state == finWait {
			s.linger()
		}
	}
	s.unbind()
}

// linger keeps the port of s from being bound again for a while.
// One that Connect has chosen is free at once: who would ask for
// it by number?
func (s *tcp) linger() {
	if !s.bound || s.casual {
		return
	}
	ghost := &tcp{k: s.k, local: s.local, bound: true}
	ghost.reuse = s.reuse
	s.k.hold(ghost)
	time.AfterFunc(lingers, func() {
		s.k.mu.Lock()
		defer s.k.mu.Unlock()
		ghost.unbind()
	})
}
