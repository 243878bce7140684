package box

// A local is one end of a socket pair. There is no network
// between the ends: each sees at once what the other does.
type local struct {
	socket
	peer *local
}

// Socketpair makes two sockets that are connected to each other
// and to nothing else.
func (k *Kernel) Socketpair() (a, b int, err error) {
	defer k.enter()()
	x := &local{socket: k.newSocket()}
	y := &local{socket: k.newSocket(), peer: x}
	x.peer = y
	return k.installBoth(x, y)
}

func (s *local) read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if n, emptied := s.in.take(p); n > 0 {
		// Linux says so each time that it frees a piece, also
		// when there was room before.
		if emptied > 0 && s.peer.writable() {
			s.peer.wake(EPOLLOUT)
		}
		return n, nil
	}
	if err := s.tell(); err != nil {
		return 0, err
	}
	if s.down&noRead != 0 {
		return 0, nil
	}
	return 0, EAGAIN
}

// write checks for room before each piece, not within.
func (s *local) write(p []byte) (n int, err error) {
	if s.down&noWrite != 0 {
		return 0, EPIPE
	}
	for n < len(p) && s.peer.in.cost() < s.sndbuf {
		most := min(len(p)-n, s.sndbuf/2-64, 36<<10)
		s.peer.in.push(p[n : n+most])
		n += most
		s.peer.wake(EPOLLIN)
	}
	if n == 0 && len(p) > 0 {
		return 0, EAGAIN
	}
	return n, nil
}

// writable is false from a quarter of the buffer on, long before
// write fails, so that a writer is not woken for every piece.
func (s *local) writable() bool {
	return 4*s.peer.in.cost() <= s.sndbuf
}

func (s *local) poll() uint32 {
	mask := s.ended()
	if s.writable() {
		mask |= EPOLLOUT
	}
	return mask
}

func (s *local) shutdown(ways int) error {
	s.down |= ways
	s.wake(0)
	// What we no longer read, the other need not write.
	if ways&noRead != 0 {
		s.peer.down |= noWrite
	}
	if ways&noWrite != 0 {
		s.peer.down |= noRead
	}
	s.peer.wake(0)
	return nil
}

// release leaves an error with the other end if it had said
// something that nobody will read.
func (s *local) release() {
	s.down, s.peer.down = both, both
	if s.in.size > 0 {
		s.peer.err = ECONNRESET
	}
	s.in = stream{}
	s.peer.wake(0)
}
