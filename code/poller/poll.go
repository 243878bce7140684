// Package poller asks the kernel which of many descriptors can
// get on. It is mio, in Go: one API over epoll and kqueue.
//
// Contract. A Registry says what is watched: descriptor, Token,
// Interest. Wait waits until some of it is ready, and fills in
// Events, which speak of Tokens. The poller reads and writes
// nothing, keeps no buffers, and starts no threads. An Event is a
// hint: by the time of the call it may be out of date, so the
// call must be one that says WouldBlock rather than wait.
//
// States. A descriptor is unknown, idle, or ready; Register takes
// it from the first to one of the others. Events report edges: it
// became ready, or it was ready and more came. Nobody repeats
// them. After an event, and after Register and Reregister, which
// report what is ready already, drain:
//
//   - Go on until WouldBlock. A read or write that did less than
//     it was asked to is as good as one: the next byte, or the
//     next bit of room, is a new edge.
//   - But after an event that is ReadClosed or Error, only io.EOF
//     or an error ends reading. The last bytes and the end may
//     share one edge, and after a short read of these bytes
//     nothing will announce the end. So remember ReadClosed.
//   - Try to read when an event is Readable, ReadClosed or Error,
//     and to write when it is Writable, WriteClosed or Error:
//     each may come without the others.
//   - An accept that fails for want of descriptors leaves the
//     connection in its queue, and no edge will tell when
//     descriptors are free. Come back to it by yourself.
//
// A descriptor registered with Level is reported by every Wait
// for as long as it is ready, and none of this is needed.
//
// Deregister before closing. The kernel forgets a descriptor by
// itself only when its last duplicate is closed.
package poller

import (
	"errors"
	"fmt"
	"math"
	"time"

	"artofwaiting/code/sys"
)

// ErrClosed is what a closed Poll, its Registry or a closed Waker
// answers.
var ErrClosed = errors.New("use of a closed Poll or Waker")

// A Poll waits for what its Registry lists. Wait and Close are
// for the one thread that owns it.
type Poll struct {
	registry Registry
}

// New makes a Poll that watches nothing.
func New() (*Poll, error) {
	k, err := openKernel()
	if err != nil {
		return nil, fmt.Errorf("poller: new: %w", err)
	}
	return &Poll{Registry{kernel: k}}, nil
}

// Registry is the list of what p watches.
func (p *Poll) Registry() *Registry { return &p.registry }

// Wait waits until something has happened, and puts it in events
// in place of what was there. It gives up, with no error and no
// events, when timeout has passed, never sooner. Zero does not
// wait; a timeout below zero is none.
//
// Neither a signal nor an event for somebody gone ends it.
func (p *Poll) Wait(events *Events, timeout time.Duration) error {
	events.list = events.list[:0]
	kernel := p.registry.kernel
	if kernel.fd < 0 {
		return fmt.Errorf("poller: wait: %w", ErrClosed)
	}
	for end := deadline(timeout); ; {
		n, err := kernel.wait(events.raw, timeout)
		if err != nil && err != sys.EINTR {
			return fmt.Errorf("poller: wait: %w", err)
		}
		p.registry.collect(events, n)
		over := len(events.list) > 0 || timeout == 0 && err == nil
		if !over && timeout > 0 {
			// Not all of it again: signals that come often
			// enough would make the wait endless.
			timeout = time.Duration(end - sys.Now())
			over = timeout <= 0
		}
		if over {
			return nil
		}
	}
}

// deadline is the time, by sys.Now, at which timeout has passed.
// Centuries ahead is as good as the end of time.
func deadline(timeout time.Duration) int64 {
	if timeout <= 0 {
		return 0
	}
	now := sys.Now()
	return now + min(int64(timeout), math.MaxInt64-now)
}

// Close ends the watching; it closes nothing that was watched. No
// thread may be in Wait: wake it first. Other threads may still
// have the Registry, which from now on says ErrClosed.
func (p *Poll) Close() error {
	r := &p.registry
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kernel.fd < 0 {
		return fmt.Errorf("poller: close: %w", ErrClosed)
	}
	fd := r.kernel.fd
	r.kernel.fd = -1
	if err := sys.Close(fd); err != nil {
		return fmt.Errorf("poller: close: %w", err)
	}
	return nil
}
