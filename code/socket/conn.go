package socket

import (
	"io"
	"net/netip"
	"os"
	"time"

	"artofwaiting/code/sys"
)

// A Conn is one end of a TCP connection. Read, Write and Close
// are for the thread that owns it.
type Conn struct {
	fd       int // -1 once closed
	peer     netip.AddrPort
	deadline time.Time // zero: none
}

// Dial connects to addr, such as "127.0.0.1:8080" or
// "[::1]:8080". The calling thread waits until the other end has
// answered.
func Dial(addr string) (*Conn, error) {
	return DialBefore(addr, time.Time{})
}

// DialBefore is Dial with a deadline, which the connection keeps.
// On Linux it bounds the connecting too.
func DialBefore(addr string, t time.Time) (*Conn, error) {
	peer, err := netip.ParseAddrPort(addr)
	if err != nil {
		return nil, &Error{"dial", peer, err}
	}
	fd, err := sys.Socket(sys.Family(peer))
	if err != nil {
		return nil, &Error{"dial", peer, err}
	}
	c := &Conn{fd: fd, peer: peer, deadline: t}
	if err := c.connect(); err != nil {
		sys.Close(fd)
		return nil, &Error{"dial", peer, err}
	}
	return c, nil
}

// connect waits for the connection. An interrupted connect goes
// on in the kernel, and calling it again may be an error: the
// way to learn its end is to ask until there is one.
func (c *Conn) connect() error {
	if err := c.bound(sys.SO_SNDTIMEO); err != nil {
		return err
	}
	switch err := sys.Connect(c.fd, c.peer); err {
	case nil:
		return nil
	case sys.EINPROGRESS: // a blocking socket says so on timeout
		return os.ErrDeadlineExceeded
	case sys.EINTR:
		return c.interrupted()
	default:
		return err
	}
}

// Read reads what has arrived, at least one byte, at most len(p).
// It returns io.EOF when the other end has finished writing, and
// os.ErrDeadlineExceeded when the deadline passed first.
func (c *Conn) Read(p []byte) (int, error) {
	n, err := retry(func() (int, error) {
		if err := c.bound(sys.SO_RCVTIMEO); err != nil {
			return 0, err
		}
		return sys.Read(c.fd, p)
	})
	if err != nil {
		return 0, c.fail("read", err)
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Write writes all of p: a blocking write may be cut short by a
// signal or a deadline, and n says how far it came.
func (c *Conn) Write(p []byte) (n int, err error) {
	for n < len(p) {
		m, err := retry(func() (int, error) {
			if err := c.bound(sys.SO_SNDTIMEO); err != nil {
				return 0, err
			}
			return sys.Write(c.fd, p[n:])
		})
		if err != nil {
			return n, c.fail("write", err)
		}
		n += m
	}
	return n, nil
}

// CloseWrite says that nothing more will be written. The other
// end reads what is under way and then io.EOF; reading goes on
// here.
func (c *Conn) CloseWrite() error {
	return c.shutdown(sys.SHUT_WR)
}

// Shutdown ends both directions. Any thread may call it, as long
// as the owner has not closed the Conn: it is how to get a thread
// out of Read or Write.
func (c *Conn) Shutdown() error {
	return c.shutdown(sys.SHUT_RDWR)
}

func (c *Conn) shutdown(how int) error {
	if err := sys.Shutdown(c.fd, how); err != nil {
		return c.fail("shutdown", err)
	}
	return nil
}

// Close gives the descriptor back. Closing twice is ErrClosed,
// and harms nobody: the number may belong to another socket by
// then.
func (c *Conn) Close() error {
	if c.fd < 0 {
		return c.fail("close", ErrClosed)
	}
	fd := c.fd
	c.fd = -1
	if err := sys.Close(fd); err != nil {
		return c.fail("close", err)
	}
	return nil
}

// Reset closes the connection rudely: what was not sent is thrown
// away, and the other end's next read says ECONNRESET.
func (c *Conn) Reset() error {
	if err := sys.SetsockoptLinger(c.fd); err != nil {
		return c.fail("reset", err)
	}
	return c.Close()
}

// RemoteAddr is the address of the other end.
func (c *Conn) RemoteAddr() netip.AddrPort { return c.peer }

// fail names the operation. A blocking call that was given a time
// to wait says EAGAIN when it has passed.
func (c *Conn) fail(op string, err error) error {
	switch {
	case c.fd < 0:
		err = ErrClosed
	case err == sys.EAGAIN:
		err = os.ErrDeadlineExceeded
	}
	return &Error{op, c.peer, err}
}
