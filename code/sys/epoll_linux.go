//go:build linux && !sim

package sys

import (
	"math"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What epoll can be asked to watch, what it can say, and what
// EpollCtl can do, under their names in C.
const (
	EPOLLIN    = unix.EPOLLIN
	EPOLLOUT   = unix.EPOLLOUT
	EPOLLRDHUP = unix.EPOLLRDHUP
	EPOLLERR   = unix.EPOLLERR
	EPOLLHUP   = unix.EPOLLHUP
	EPOLLET    = unix.EPOLLET

	EPOLL_CTL_ADD = unix.EPOLL_CTL_ADD
	EPOLL_CTL_MOD = unix.EPOLL_CTL_MOD
	EPOLL_CTL_DEL = unix.EPOLL_CTL_DEL
)

// An EpollEvent says what to watch, or what has happened. Data is
// the caller's: the kernel gives back what it was given.
type EpollEvent struct {
	Events uint32
	Data   uint64
}

// EpollCreate makes an empty set of watched descriptors.
func EpollCreate() (int, error) {
	return unix.EpollCreate1(unix.EPOLL_CLOEXEC)
}

// EpollCtl adds fd to the set, changes what is watched of it, or
// removes it. Removing needs no ev.
func EpollCtl(epfd, op, fd int, ev *EpollEvent) error {
	if ev == nil {
		return unix.EpollCtl(epfd, op, fd, nil)
	}
	return unix.EpollCtl(epfd, op, fd, &unix.EpollEvent{
		Events: ev.Events,
		Fd:     int32(ev.Data),
		Pad:    int32(ev.Data >> 32),
	})
}

// EpollWait waits until something has happened, fills events with
// it, and says how many there are. A timeout below zero waits for
// ever, zero does not wait; any other is rounded up to
// milliseconds, for the kernel counts in those, and cut to 24
// days, which is as far as it can count. EINTR reaches the
// caller: signals interrupt this call always, and Go's runtime
// sends some of its own.
func EpollWait(epfd int, events []EpollEvent,
	timeout time.Duration) (n int, err error) {
	if len(events) == 0 {
		return 0, EINVAL
	}
	first := (*unix.EpollEvent)(unsafe.Pointer(&events[0]))
	raw := unsafe.Slice(first, len(events))
	if timeout == 0 {
		n, err = epollPoll(epfd, raw)
	} else {
		n, err = unix.EpollWait(epfd, raw, millis(timeout))
	}
	// The kernel's events lie where ours go, and are no larger:
	// 12 bytes on amd64, where C packs them, and otherwise 16.
	// From the last to the first, each fits without covering one
	// that is still to be moved.
	for i := n - 1; i >= 0; i-- {
		e := raw[i]
		data := uint64(uint32(e.Pad))<<32 | uint64(uint32(e.Fd))
		events[i] = EpollEvent{Events: e.Events, Data: data}
	}
	return max(n, 0), err
}

// epollPoll does not wait, so it need not tell Go's scheduler
// that it might: BenchmarkEpollWait has both. The same call with
// a timeout would stop the garbage collector until it returns.
func epollPoll(epfd int, raw []unix.EpollEvent) (int, error) {
	n, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_PWAIT,
		uintptr(epfd), uintptr(unsafe.Pointer(&raw[0])),
		uintptr(len(raw)), 0, 0, 0)
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// millis never rounds a wait down to none: the caller would come
// back at once, again and again, until the last millisecond is
// over.
func millis(d time.Duration) int {
	if d < 0 {
		return -1
	}
	ms := d / time.Millisecond
	if d%time.Millisecond != 0 {
		ms++
	}
	return int(min(ms, math.MaxInt32))
}

// Eventfd makes a descriptor that holds a number, at first zero.
// Writing 8 bytes adds to it, and it is readable when it is not
// zero.
func Eventfd() (int, error) {
	return unix.Eventfd(0, unix.EFD_NONBLOCK|unix.EFD_CLOEXEC)
}
