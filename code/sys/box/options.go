package box

import "time"

// Options, with the numbers of Linux.
const (
	SOL_SOCKET   = 1
	SO_REUSEADDR = 2
	SO_ERROR     = 4
	SO_SNDBUF    = 7
	SO_RCVBUF    = 8
	SO_RCVTIMEO  = 20
	SO_SNDTIMEO  = 21
	IPPROTO_TCP  = 6
	TCP_NODELAY  = 1
)

// Sizes of a buffer, in bytes.
const (
	usual    = 208 << 10
	leastIn  = 2304
	leastOut = 4608
)

// The options of a socket. One that was accepted has those of its
// listener.
type options struct {
	sndbuf, rcvbuf     int
	sndtimeo, rcvtimeo time.Duration
	reuse, nodelay     bool
	rude               bool // close with a reset
}

var defaults = options{
	sndbuf: usual, rcvbuf: usual,
	sndtimeo: forever, rcvtimeo: forever,
}

// Getsockopt reads an option whose value is a number. Reading
// SO_ERROR also clears it.
func (k *Kernel) Getsockopt(fd, level, option int) (int, error) {
	defer k.enter()()
	_, e, err := k.socket(fd)
	if err != nil {
		return 0, err
	}
	s := e.common()
	switch level {
	case SOL_SOCKET:
		return s.number(option)
	case IPPROTO_TCP:
		if _, ok := e.(*tcp); !ok {
			return 0, EOPNOTSUPP
		}
		if option == TCP_NODELAY {
			return number(s.nodelay), nil
		}
		return 0, ENOPROTOOPT
	}
	return 0, EOPNOTSUPP
}

func (s *socket) number(option int) (int, error) {
	switch option {
	case SO_ERROR:
		err := s.err
		s.err = 0
		return int(err), nil
	case SO_SNDBUF:
		return s.sndbuf, nil
	case SO_RCVBUF:
		return s.rcvbuf, nil
	case SO_REUSEADDR:
		return number(s.reuse), nil
	}
	return 0, ENOPROTOOPT
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Setsockopt sets an option whose value is a number. A buffer
// gets twice what was asked for, half of it for book-keeping.
func (k *Kernel) Setsockopt(fd, level, option, value int) error {
	defer k.enter()()
	_, e, err := k.socket(fd)
	if err != nil {
		return err
	}
	s := e.common()
	_, inet := e.(*tcp)
	twice := 2 * int(min(uint32(value), usual))
	switch {
	case level != SOL_SOCKET && !inet:
		return EOPNOTSUPP
	case level == IPPROTO_TCP && option == TCP_NODELAY:
		s.nodelay = value != 0
	case level != SOL_SOCKET:
		return ENOPROTOOPT
	case option == SO_SNDBUF:
		s.sndbuf = max(twice, leastOut)
		s.wake(EPOLLOUT)
	case option == SO_RCVBUF:
		s.rcvbuf = max(twice, leastIn)
	case option == SO_REUSEADDR:
		s.reuse = value != 0
	default:
		return ENOPROTOOPT
	}
	return nil
}

// SetsockoptTimeout bounds the wait of each later call:
// SO_RCVTIMEO for reading and accepting, SO_SNDTIMEO for writing
// and connecting. Zero is no bound, and less than zero no wait.
func (k *Kernel) SetsockoptTimeout(
	fd, option int, d time.Duration) error {
	defer k.enter()()
	_, e, err := k.socket(fd)
	if err != nil {
		return err
	}
	if d == 0 {
		d = forever
	} else if d < 0 {
		d = 0
	}
	switch option {
	case SO_RCVTIMEO:
		e.common().rcvtimeo = d
	case SO_SNDTIMEO:
		e.common().sndtimeo = d
	default:
		return ENOPROTOOPT
	}
	return nil
}

// SetsockoptLinger makes Close reset the connection.
func (k *Kernel) SetsockoptLinger(fd int) error {
	defer k.enter()()
	_, e, err := k.socket(fd)
	if err == nil {
		e.common().rude = true
	}
	return err
}
