package socket

import (
	"os"
	"time"

	"artofwaiting/code/sys"
)

// SetDeadline bounds all later waiting on c; the zero time
// removes the bound. The kernel knows no deadlines, only timeouts
// per call, so each call is preceded by another that sets its
// timeout.
func (c *Conn) SetDeadline(t time.Time) error {
	if c.fd < 0 {
		return c.fail("set deadline", ErrClosed)
	}
	if t.IsZero() && !c.deadline.IsZero() {
		if err := c.unbound(); err != nil {
			return c.fail("set deadline", err)
		}
	}
	c.deadline = t
	return nil
}

// bound gives the next call as long as the deadline leaves it.
func (c *Conn) bound(option int) error {
	if c.deadline.IsZero() {
		return nil
	}
	left := time.Until(c.deadline)
	if left <= 0 {
		return os.ErrDeadlineExceeded
	}
	// Zero would mean for ever, and the kernel counts
	// microseconds.
	left = max(left, time.Microsecond)
	return sys.SetsockoptTimeout(c.fd, option, left)
}

func (c *Conn) unbound() error {
	err := sys.SetsockoptTimeout(c.fd, sys.SO_RCVTIMEO, 0)
	if err != nil {
		return err
	}
	return sys.SetsockoptTimeout(c.fd, sys.SO_SNDTIMEO, 0)
}
