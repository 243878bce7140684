package box

import (
	"encoding/binary"
	"math"
)

// An eventfd is a number that one can wait for.
type eventfd struct {
	queue waiters
	count uint64
}

// Eventfd makes a descriptor that holds a number, at first zero,
// and does not block. Writing 8 bytes adds to it; reading 8 takes
// all of it.
func (k *Kernel) Eventfd() (int, error) {
	defer k.enter()()
	fd, err := k.install(&eventfd{queue: k.newWaiters()})
	if err == nil {
		k.files[fd].nonblock = true
	}
	return fd, err
}

func (e *eventfd) read(p []byte) (int, error) {
	if len(p) < 8 {
		return 0, EINVAL
	}
	if e.count == 0 {
		return 0, EAGAIN
	}
	binary.NativeEndian.PutUint64(p, e.count)
	e.count = 0
	e.queue.wake(EPOLLOUT)
	return 8, nil
}

// write refuses what would take the number to its maximum.
func (e *eventfd) write(p []byte) (int, error) {
	if len(p) != 8 {
		return 0, EINVAL
	}
	n := binary.NativeEndian.Uint64(p)
	switch {
	case n == math.MaxUint64:
		return 0, EINVAL
	case n >= math.MaxUint64-e.count:
		return 0, EAGAIN
	}
	e.count += n
	e.queue.wake(EPOLLIN)
	return 8, nil
}

func (e *eventfd) poll() (mask uint32) {
	if e.count > 0 {
		mask |= EPOLLIN
	}
	if e.count < math.MaxUint64-1 {
		mask |= EPOLLOUT
	}
	return mask
}

func (e *eventfd) waiters() *waiters { return &e.queue }

func (e *eventfd) release() {}
