//go:build linux

package main

import (
	"fmt"
	"io"
	"time"
	"unsafe"

	"artofwaiting/code/poller"

	"golang.org/x/sys/unix"
)

// A load is connections to one server, and a loop that keeps some
// of them busy. Each says something, listens until it has heard
// as much, and says it again.
type load struct {
	poll   *poller.Poll
	events *poller.Events
	conns  []conn
	buf    []byte
}

// A conn is a client. It has said what it will say if left is 0,
// and heard it if due is 0 as well.
type conn struct {
	fd        int
	left, due int
}

// newLoad makes n connections to a port.
func newLoad(port, n, size int) (*load, error) {
	p, err := poller.New()
	if err != nil {
		return nil, err
	}
	l := &load{poll: p, events: poller.NewEvents(256),
		buf: make([]byte, max(size, 64<<10))}
	for i := range n {
		fd, err := dial(port, i)
		if err != nil {
			l.close()
			return nil, fmt.Errorf("connection %d: %w", i, err)
		}
		l.conns = append(l.conns, conn{fd: fd})
		const both = poller.Readable | poller.Writable
		err = p.Registry().Register(fd, poller.Token(i), both)
		if err != nil {
			l.close()
			return nil, err
		}
	}
	return l, nil
}

// dial connects from an address of its own for every so many: to
// one port, one address has room for some 28,000.
func dial(port, i int) (int, error) {
	const room = 20_000
	fd, err := unix.Socket(unix.AF_INET,
		unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, err
	}
	from := unix.SockaddrInet4{
		Addr: [4]byte{127, 0, 0, byte(2 + i/room)}}
	to := unix.SockaddrInet4{Port: port,
		Addr: [4]byte{127, 0, 0, 1}}
	for _, do := range []func() error{
		func() error { return set(fd, unix.IPPROTO_IP, late) },
		func() error { return unix.Bind(fd, &from) },
		func() error { return unix.Connect(fd, &to) },
		func() error {
			return set(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY)
		},
		func() error { return unix.SetNonblock(fd, true) },
	} {
		if err := do(); err != nil {
			unix.Close(fd)
			return -1, err
		}
	}
	return fd, nil
}

// late has bind leave the choice of a port to connect, which
// knows the other end: one port may serve for several of those.
const late = unix.IP_BIND_ADDRESS_NO_PORT

func set(fd, level, option int) error {
	return unix.SetsockoptInt(fd, level, option, 1)
}

func (l *load) close() {
	for _, c := range l.conns {
		unix.Close(c.fd)
	}
	l.poll.Close()
}

// A round is one measurement.
type round struct {
	size       int // of what is said
	end        time.Time
	said, open int // so many connections have more to hear
}

// run keeps the first busy connections talking for a while, size
// bytes at a time, and then listens until all is heard. It says
// how often something was said. It does not sleep: nobody else
// needs this processor, and a load that must be woken is slow.
func (l *load) run(busy, size int, d time.Duration) (int, error) {
	r := &round{size: size, end: time.Now().Add(d), open: busy}
	for i := range busy {
		r.said++
		l.conns[i].left, l.conns[i].due = size, size
		if err := l.advance(r, &l.conns[i], false); err != nil {
			return 0, err
		}
	}
	for heard := time.Now(); r.open > 0; {
		now := time.Now()
		any, err := l.turn(r, now.After(r.end))
		if err != nil {
			return 0, err
		}
		if any {
			heard = now
		} else if now.Sub(heard) > 10*time.Second {
			return 0, fmt.Errorf("%d hear nothing", r.open)
		}
	}
	return r.said, nil
}

// turn takes what the poller has, and reports whether that was
// anything.
func (l *load) turn(r *round, last bool) (any bool, err error) {
	if err := l.poll.Wait(l.events, 0); err != nil {
		return false, err
	}
	for e := range l.events.All() {
		any = true
		c := &l.conns[e.Token()]
		if c.due == 0 {
			continue // the edge of what is heard already
		}
		if err := l.advance(r, c, last); err != nil {
			return any, err
		}
	}
	return any, nil
}

// advance lets c go on until it has to wait, or to its end.
func (l *load) advance(r *round, c *conn, last bool) error {
	for {
		if err := l.step(c); err != nil || c.due > 0 {
			return err
		}
		if last {
			r.open--
			return nil
		}
		r.said++
		c.left, c.due = r.size, r.size
	}
}

// step says and listens as far as it can.
func (l *load) step(c *conn) error {
	for c.left > 0 {
		n, err := raw(unix.SYS_SENDTO, c.fd, l.buf[:c.left])
		if err == unix.EAGAIN {
			break
		}
		if err != nil {
			return err
		}
		c.left -= n
	}
	for c.due > 0 {
		n, err := raw(unix.SYS_RECVFROM, c.fd,
			l.buf[:min(c.due, len(l.buf))])
		if err == unix.EAGAIN {
			return nil
		}
		if err != nil {
			return err
		}
		if n == 0 {
			return io.ErrUnexpectedEOF
		}
		c.due -= n
	}
	return nil
}

// raw is send or recv without Go's scheduler being told, which a
// call that does not wait can do without.
func raw(call uintptr, fd int, p []byte) (int, error) {
	for {
		n, _, errno := unix.RawSyscall6(call, uintptr(fd),
			uintptr(unsafe.Pointer(&p[0])), uintptr(len(p)),
			unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL, 0, 0)
		switch errno {
		case 0:
			return int(n), nil
		case unix.EINTR:
		default:
			return 0, errno
		}
	}
}
