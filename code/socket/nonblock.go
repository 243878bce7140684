package socket

import (
	"errors"
	"io"
	"net/netip"

	"artofwaiting/code/sys"
)

// WouldBlock says that there is nothing to do yet: no byte to
// read, no room to write, no connection to accept. Nothing has
// been queued and nothing will happen by itself; try again later.
// It is compared with ==.
var WouldBlock = errors.New("socket: would block")

// SetNonblock makes the Try verbs legal on c, or Read and Write
// again.
func (c *Conn) SetNonblock(on bool) error {
	if err := sys.SetNonblock(c.fd, on); err != nil {
		return c.fail("set non-blocking", err)
	}
	return nil
}

// Fd is the descriptor, for a poller to watch and for nothing
// else. It is -1 once c is closed, and a number kept from before
// may be another socket's by then: stop watching first. Like
// Close, it is for the thread that owns c.
func (c *Conn) Fd() int { return c.fd }

// TryRead reads what is there now. No byte there is WouldBlock;
// no byte there ever again is io.EOF.
func (c *Conn) TryRead(p []byte) (int, error) {
	n, err := retry(func() (int, error) {
		return sys.Recv(c.fd, p)
	})
	switch {
	case err == sys.EAGAIN:
		return 0, WouldBlock
	case err != nil:
		return 0, c.fail("read", err)
	case n == 0 && len(p) > 0:
		return 0, io.EOF
	}
	return n, nil
}

// TryWrite writes as much of p as the kernel has room for now.
// When that is not all, n < len(p) and err is nil: the rest would
// block.
func (c *Conn) TryWrite(p []byte) (int, error) {
	n, err := retry(func() (int, error) {
		return sys.Send(c.fd, p)
	})
	switch {
	case err == sys.EAGAIN:
		return 0, WouldBlock
	case err != nil:
		return 0, c.fail("write", err)
	}
	return n, nil
}

// Connect begins a connection and does not wait for it. Ask
// Connected how it went.
func Connect(addr string) (*Conn, error) {
	peer, err := netip.ParseAddrPort(addr)
	if err != nil {
		return nil, &Error{"connect", peer, err}
	}
	fd, err := sys.Socket(sys.Family(peer))
	if err != nil {
		return nil, &Error{"connect", peer, err}
	}
	c := &Conn{fd: fd, peer: peer}
	if err := c.begin(); err != nil {
		sys.Close(fd)
		return nil, &Error{"connect", peer, err}
	}
	return c, nil
}

// begin takes both answers for a yes: the kernel is at work
// (EINPROGRESS), or, interrupted, it is at work all the same.
func (c *Conn) begin() error {
	if err := sys.SetNonblock(c.fd, true); err != nil {
		return err
	}
	err := sys.Connect(c.fd, c.peer)
	if err == sys.EINPROGRESS || err == sys.EINTR {
		return nil
	}
	return err
}

// Connected is nil when c is connected, WouldBlock while it is
// under way, and otherwise the reason why it failed, which the
// kernel tells once.
func (c *Conn) Connected() error {
	err := c.progress()
	if err == nil || err == WouldBlock {
		return err
	}
	return c.fail("connect", err)
}

// progress is Connected in the kernel's own words.
func (c *Conn) progress() error {
	const level = sys.SOL_SOCKET
	reason, err := sys.Getsockopt(c.fd, level, sys.SO_ERROR)
	if err == nil && reason != 0 {
		err = sys.Errno(reason)
	}
	if err != nil {
		return err
	}
	// No error yet. Connected is who has somebody at the other
	// end.
	_, err = sys.Getpeername(c.fd)
	if err == sys.ENOTCONN {
		return WouldBlock
	}
	return err
}

// interrupted waits for a blocking connect that a signal has cut
// short.
func (c *Conn) interrupted() error {
	for {
		if err := c.progress(); err != WouldBlock {
			return err
		}
		if err := c.bound(sys.SO_SNDTIMEO); err != nil {
			return err
		}
	}
}

// SetNonblock makes TryAccept legal on l, or Accept again.
func (l *Listener) SetNonblock(on bool) error {
	l.accepts.Lock()
	defer l.accepts.Unlock()
	if l.closed.Load() {
		return l.fail("set non-blocking", ErrClosed)
	}
	if err := sys.SetNonblock(l.fd, on); err != nil {
		return l.fail("set non-blocking", err)
	}
	return nil
}

// Fd is the descriptor, for a poller to watch and for nothing
// else. It is -1 once l is closed, and a number kept from before
// may be another socket's by then: stop watching first. Any
// thread may ask, but the answer holds only until Close.
func (l *Listener) Fd() int {
	if l.closed.Load() {
		return -1
	}
	return l.fd
}

// TryAccept takes a connection that is there now, or WouldBlock.
// The Conn is non-blocking as well.
func (l *Listener) TryAccept() (*Conn, error) {
	fd, peer, err := l.accept()
	switch {
	case err == sys.EAGAIN:
		return nil, WouldBlock
	case err != nil:
		return nil, l.fail("accept", err)
	}
	c := &Conn{fd: fd, peer: peer}
	if err := c.SetNonblock(true); err != nil {
		sys.Close(fd)
		return nil, err
	}
	return c, nil
}
