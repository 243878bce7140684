package box

import (
	"net/netip"
	"time"
)

// A phase is what a socket remembers of its Connect. It lags
// behind the state: a connection that was made meanwhile is
// connecting until somebody calls Connect again.
type phase int

const (
	unconnected phase = iota
	connecting
	connected
	failed // shut down before anybody learned that it failed
)

// Connect begins a connection to addr. When fd may wait, it waits
// for the answer; when not, the first call says EINPROGRESS, and
// another one asks how it went.
func (k *Kernel) Connect(fd int, addr netip.AddrPort) error {
	defer k.enter()()
	f, s, err := k.inet(fd)
	if err != nil {
		return err
	}
	underWay := EALREADY
	if s.phase != connecting {
		if err := s.begin(addrPort(addr)); err != nil {
			return err
		}
		underWay = EINPROGRESS
		if f.nonblock { // the answer comes, but after this call
			return underWay
		}
	}
	timeout := patience(f.nonblock, s.sndtimeo)
	err = k.wait(f, timeout, s.undecided)
	if err == EAGAIN {
		return underWay
	}
	if err != nil { // EINTR: it goes on without us
		return err
	}
	return s.outcome()
}

func (s *tcp) undecided() error {
	if s.state == synSent {
		return EAGAIN
	}
	return nil
}

// outcome is how it went. A socket that failed may try again.
func (s *tcp) outcome() error {
	if s.state != closed {
		s.phase = connected
		return nil
	}
	err := s.tell()
	if err == nil { // somebody else was told
		err = ECONNABORTED
	}
	s.disconnect()
	return err
}

// begin asks for a connection, if s has none and never had.
func (s *tcp) begin(to netip.AddrPort) error {
	switch {
	case s.phase == failed:
		return EINVAL
	case s.phase == connected || s.state != closed:
		return EISCONN
	}
	if err := s.speaks(to.Addr()); err != nil {
		return err
	}
	if err := s.address(to); err != nil {
		return err
	}
	s.state, s.phase, s.err = synSent, connecting, 0
	s.knock(1)
	return nil
}

// address gives s the addresses of both ends.
func (s *tcp) address(to netip.AddrPort) error {
	if to.Addr().IsUnspecified() {
		to = netip.AddrPortFrom(s.loopback(), to.Port())
	}
	if !to.Addr().IsLoopback() {
		return ENETUNREACH
	}
	from := s.local
	if from.Addr().IsUnspecified() {
		from = netip.AddrPortFrom(s.loopback(), from.Port())
	}
	if !s.bound {
		from = netip.AddrPortFrom(from.Addr(), 0)
		if s.bind(from) != nil {
			return EADDRNOTAVAIL
		}
		s.casual = true
	}
	s.local, s.remote = netip.AddrPortFrom(
		from.Addr(), s.local.Port()), to
	return nil
}

// patienceOfSYN is how many seconds Linux tries, about.
const patienceOfSYN = 127

// knock asks the listener. One whose queue is full does not
// answer, in the hope that there is room by the next time.
func (s *tcp) knock(times int) {
	l := s.k.listener(s.remote)
	switch {
	case l == nil:
		s.reset()
	case len(l.waiting) <= l.backlog:
		l.meet(s)
	case times > patienceOfSYN:
		s.err = ETIMEDOUT
		s.done()
		s.wake(0)
	default:
		s.retry = time.AfterFunc(time.Second, func() {
			s.k.mu.Lock()
			defer s.k.mu.Unlock()
			if s.state == synSent {
				s.knock(times + 1)
			}
		})
	}
}
