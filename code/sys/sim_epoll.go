//go:build sim || !unix || solaris || aix

package sys

import (
	"time"

	"artofwaiting/code/sys/box"
)

// What epoll can be asked to watch, what it can say, and what
// EpollCtl can do, under their names in C.
const (
	EPOLLIN    = box.EPOLLIN
	EPOLLOUT   = box.EPOLLOUT
	EPOLLRDHUP = box.EPOLLRDHUP
	EPOLLERR   = box.EPOLLERR
	EPOLLHUP   = box.EPOLLHUP
	EPOLLET    = box.EPOLLET

	EPOLL_CTL_ADD = box.EPOLL_CTL_ADD
	EPOLL_CTL_MOD = box.EPOLL_CTL_MOD
	EPOLL_CTL_DEL = box.EPOLL_CTL_DEL
)

// An EpollEvent says what to watch, or what has happened. Data is
// the caller's: the kernel gives back what it was given.
type EpollEvent = box.EpollEvent

// EpollCreate makes an empty set of watched descriptors.
func EpollCreate() (int, error) { return Box.EpollCreate() }

// EpollCtl adds fd to the set, changes what is watched of it, or
// removes it. Removing needs no ev.
func EpollCtl(epfd, op, fd int, ev *EpollEvent) (err error) {
	defer watched(ctl[op], fd, none)(nil, &err)
	return Box.EpollCtl(epfd, op, fd, ev)
}

// ctl is what a watcher is told.
var ctl = map[int]string{
	EPOLL_CTL_ADD: "epoll_ctl_add",
	EPOLL_CTL_MOD: "epoll_ctl_mod",
	EPOLL_CTL_DEL: "epoll_ctl_del",
}

// EpollWait waits until something has happened, fills events with
// it, and says how many there are. A timeout below zero waits for
// ever, zero does not wait.
func EpollWait(epfd int, events []EpollEvent,
	timeout time.Duration) (n int, err error) {
	defer watched("epoll_wait", epfd, none)(&n, &err)
	return Box.EpollWait(epfd, events, timeout)
}

// Eventfd makes a descriptor that holds a number, at first zero.
// Writing 8 bytes adds to it, and it is readable when it is not
// zero.
func Eventfd() (int, error) { return Box.Eventfd() }
