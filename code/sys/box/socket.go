package box

// Families and directions, with the numbers of Linux.
const (
	AF_INET  = 2
	AF_INET6 = 10

	SHUT_RD   = 0
	SHUT_WR   = 1
	SHUT_RDWR = 2
)

// What Shutdown has ended. As bits, these are its argument plus
// one.
const (
	noRead  = 1
	noWrite = 2
	both    = noRead | noWrite
)

// A socket is what all sockets have in common.
type socket struct {
	queue waiters
	options
	in   stream
	down int   // directions that have ended
	err  Errno // what went wrong, until somebody is told
}

// An endpoint is a socket of one kind or the other: *tcp, *local.
type endpoint interface {
	object
	common() *socket
	shutdown(how int) error
}

func (k *Kernel) newSocket() socket {
	return socket{options: defaults, queue: k.newWaiters()}
}

func (s *socket) waiters() *waiters { return &s.queue }
func (s *socket) common() *socket   { return s }
func (s *socket) wake(key uint32)   { s.queue.wake(key) }

// tell returns the error, once.
func (s *socket) tell() error {
	if s.err == 0 {
		return nil
	}
	err := s.err
	s.err = 0
	return err
}

// ended is the part of the readiness that both kinds report
// alike.
func (s *socket) ended() (mask uint32) {
	if s.down == both {
		mask |= EPOLLHUP
	}
	if s.down&noRead != 0 {
		mask |= EPOLLIN | EPOLLRDHUP
	}
	if s.in.size > 0 {
		mask |= EPOLLIN
	}
	if s.err != 0 {
		mask |= EPOLLERR
	}
	return mask
}

// socket is the socket that fd stands for.
func (k *Kernel) socket(fd int) (*file, endpoint, error) {
	f, err := k.file(fd)
	if err != nil {
		return nil, nil, err
	}
	s, ok := f.object.(endpoint)
	if !ok {
		return nil, nil, ENOTSOCK
	}
	return f, s, nil
}

// inet is the TCP socket that fd stands for. The calls that need
// one say EINVAL to the other kind.
func (k *Kernel) inet(fd int) (*file, *tcp, error) {
	f, s, err := k.socket(fd)
	if err != nil {
		return nil, nil, err
	}
	t, ok := s.(*tcp)
	if !ok {
		return nil, nil, EINVAL
	}
	return f, t, nil
}

// Socket makes a TCP socket of a family: AF_INET or AF_INET6.
func (k *Kernel) Socket(family int) (int, error) {
	defer k.enter()()
	if family != AF_INET && family != AF_INET6 {
		return -1, EAFNOSUPPORT
	}
	return k.install(k.newTCP(family))
}

// Shutdown ends one direction of a connection, or both, and wakes
// everybody who waits for it.
func (k *Kernel) Shutdown(fd, how int) error {
	defer k.enter()()
	_, s, err := k.socket(fd)
	if err != nil {
		return err
	}
	if how < SHUT_RD || how > SHUT_RDWR {
		return EINVAL
	}
	return s.shutdown(how + 1)
}
