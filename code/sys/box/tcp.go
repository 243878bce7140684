package box

import (
	"net/netip"
	"time"
)

// The states of a connection, as in RFC 793. There are fewer,
// because on the loopback an answer comes at once: LAST-ACK and
// TIME-WAIT are over when the call is that leads to them.
type state int

const (
	closed state = iota // not yet, or no longer
	listening
	synSent // Connect has been called, nobody has answered
	established
	finWait   // we have said farewell, the other has not
	closeWait // the other has said farewell, we have not
)

// A tcp is one end of a TCP connection, or a listener.
type tcp struct {
	socket
	k      *Kernel
	family int
	state  state
	phase  phase // what Connect would say
	peer   *tcp  // the other end, when there has been one

	local, remote netip.AddrPort
	bound         bool // the port is ours
	chosen        bool // it was asked for by number
	fixed         bool // the address was asked for
	casual        bool // Connect has chosen it

	eof     bool // the other end's farewell has arrived
	crowded bool // somebody wants to hear when there is room

	backlog int
	waiting []*tcp // connected to us and not accepted
	retry   *time.Timer
}

func (k *Kernel) newTCP(family int) *tcp {
	s := &tcp{socket: k.newSocket(), k: k, family: family}
	s.local = netip.AddrPortFrom(s.anywhere(), 0)
	return s
}

// read looks for data before anything else: what has arrived
// stays readable, whatever came after it.
func (s *tcp) read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if s.state == listening {
		return 0, ENOTCONN
	}
	if n, _ := s.in.take(p); n > 0 {
		if s.peer.crowded && s.peer.writable() {
			s.peer.crowded = false
			s.peer.wake(EPOLLOUT)
		}
		return n, nil
	}
	if s.eof {
		return 0, nil
	}
	if err := s.tell(); err != nil {
		return 0, err
	}
	switch {
	case s.down&noRead != 0:
		return 0, nil
	case s.state == closed:
		return 0, ENOTCONN
	}
	return 0, EAGAIN
}

func (s *tcp) write(p []byte) (int, error) {
	flows := s.state == established || s.state == closeWait
	if !flows || s.err != 0 || s.down&noWrite != 0 {
		if err := s.tell(); err != nil {
			return 0, err
		}
		if s.state == synSent {
			return 0, EAGAIN
		}
		return 0, EPIPE
	}
	n := min(len(p), s.room())
	if n < len(p) {
		s.crowded = true
		if n == 0 {
			return 0, EAGAIN
		}
	}
	if n > 0 {
		s.send(p[:n])
	}
	return n, nil
}

// send delivers. An end that neither reads nor writes any more,
// because it said so or because it has been closed, answers data
// with a reset.
func (s *tcp) send(p []byte) {
	to := s.peer
	if to.state == finWait && to.down&noRead != 0 {
		to.reset()
		s.reset()
		return
	}
	to.in.push(p)
	to.wake(EPOLLIN)
}

// room is what the two buffers between the ends have left: ours
// for sending, theirs for receiving.
func (s *tcp) room() int {
	return max(0, s.sndbuf+s.peer.rcvbuf-s.peer.in.size)
}

// writable wants a third free, so that a writer is not woken for
// every byte.
func (s *tcp) writable() bool {
	if s.peer == nil {
		return true
	}
	return 3*s.room() >= s.sndbuf+s.peer.rcvbuf
}

func (s *tcp) poll() uint32 {
	if s.state == listening {
		if len(s.waiting) > 0 {
			return EPOLLIN
		}
		return 0
	}
	mask := s.ended()
	if s.state == closed {
		mask |= EPOLLHUP
	}
	switch {
	case s.state == synSent:
	case s.down&noWrite != 0 || s.writable():
		mask |= EPOLLOUT
	default:
		s.crowded = true
	}
	return mask
}
