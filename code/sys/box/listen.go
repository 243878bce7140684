package box

import "net/netip"

// longestQueue is Linux' net.core.somaxconn.
const longestQueue = 4096

// Listen makes fd accept connections: up to backlog+1 in advance.
func (k *Kernel) Listen(fd, backlog int) error {
	defer k.enter()()
	_, s, err := k.inet(fd)
	if err != nil {
		return err
	}
	fresh := s.state == closed || s.state == listening
	if s.phase != unconnected || !fresh {
		return EINVAL
	}
	if backlog < 0 || backlog > longestQueue {
		backlog = longestQueue
	}
	s.backlog = backlog
	if s.state == listening {
		return nil
	}
	if s.bound && s.conflicts(s.local) {
		return EADDRINUSE
	}
	if !s.bound {
		anew := netip.AddrPortFrom(s.local.Addr(), 0)
		if err := s.bind(anew); err != nil {
			return err
		}
	}
	s.state = listening
	return nil
}

// listener is who answers at addr: who asked for exactly this
// address, before who takes any.
func (k *Kernel) listener(addr netip.AddrPort) (found *tcp) {
	for _, s := range k.ports[addr.Port()] {
		if s.state != listening {
			continue
		}
		if s.local.Addr() == addr.Addr() {
			return s
		}
		if overlap(s.local.Addr(), addr.Addr()) {
			if found == nil || found.family == AF_INET6 {
				found = s
			}
		}
	}
	return found
}

// meet connects a client to a new socket, which waits in the
// queue. The client learns of it first. What was shut down before
// Listen is shut down in every connection: Linux just copies.
func (l *tcp) meet(client *tcp) {
	c := l.k.newTCP(l.family)
	c.options, c.down = l.options, l.down
	c.local, c.remote = l.as(client.remote), l.as(client.local)
	c.state, c.phase, c.bound = established, connected, true
	c.peer, client.peer = client, c
	l.k.hold(c)
	client.state = established
	client.wake(0)
	if c.down&noWrite != 0 {
		c.finish()
	}
	l.waiting = append(l.waiting, c)
	l.wake(EPOLLIN)
}

// Accept takes the oldest connection that waits on fd, or waits
// for one. It takes the number for it first, and is then sure to
// have one; the new descriptor blocks, whatever fd does.
func (k *Kernel) Accept(fd int) (
	conn int, from netip.AddrPort, err error) {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return -1, from, err
	}
	if conn, err = k.reserve(); err != nil {
		return -1, from, err
	}
	c, err := k.accept(fd, f)
	if err != nil {
		k.unreserve(conn)
		return -1, from, err
	}
	k.files[conn] = &file{object: c, refs: 1}
	return conn, c.remote, nil
}

func (k *Kernel) accept(fd int, f *file) (c *tcp, err error) {
	_, s, err := k.inet(fd)
	if err != nil {
		return nil, err
	}
	timeout := patience(f.nonblock, s.rcvtimeo)
	err = k.wait(f, timeout, func() error {
		switch {
		case s.state != listening:
			return EINVAL
		case len(s.waiting) == 0:
			return EAGAIN
		}
		c, s.waiting = s.waiting[0], s.waiting[1:]
		return nil
	})
	return c, err
}
