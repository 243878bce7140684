//go:build linux || sim || wasip1 || windows

package poller

import (
	"time"

	"artofwaiting/code/sys"
)

// A kernel is an epoll instance; fd is -1 once it is closed.
//
// What each kernel has to provide. add, modify and remove watch a
// descriptor, or say errno; the first two report what is ready
// already. watches says whether the kernel still has what add was
// given. wait is sys.EpollWait, and decode takes an event apart:
// the descriptor and generation that add or modify had, and what
// has happened. All but wait are called with the Registry locked.
type kernel struct{ fd int }

type rawEvent = sys.EpollEvent

func openKernel() (kernel, error) {
	fd, err := sys.EpollCreate()
	return kernel{fd}, err
}

// watches need not answer: epoll refuses to add what it has.
func (k kernel) watches(int, uint32, Interest) bool {
	return false
}

func (k kernel) add(fd int, generation uint32, i Interest) error {
	ev := encode(fd, generation, i)
	return sys.EpollCtl(k.fd, sys.EPOLL_CTL_ADD, fd, &ev)
}

// modify sets the edge again: what is ready is reported once more
// (TestReregisterReports). So an event that was on its way under
// the last generation, and is dropped, is not lost.
func (k kernel) modify(
	fd int, generation uint32, _, i Interest) error {
	ev := encode(fd, generation, i)
	return sys.EpollCtl(k.fd, sys.EPOLL_CTL_MOD, fd, &ev)
}

func (k kernel) remove(fd int, _ Interest) error {
	return sys.EpollCtl(k.fd, sys.EPOLL_CTL_DEL, fd, nil)
}

func (k kernel) wait(
	events []rawEvent, timeout time.Duration) (int, error) {
	return sys.EpollWait(k.fd, events, timeout)
}

// encode asks for RDHUP together with IN, for otherwise the end
// of input looks like any input.
func encode(fd int, generation uint32, i Interest) rawEvent {
	var bits uint32
	if i&(Readable|waking) != 0 {
		bits |= sys.EPOLLIN | sys.EPOLLRDHUP
	}
	if i&Writable != 0 {
		bits |= sys.EPOLLOUT
	}
	if i&Level == 0 {
		bits |= sys.EPOLLET
	}
	data := uint64(generation)<<32 | uint64(uint32(fd))
	return rawEvent{Events: bits, Data: data}
}

func decode(e *rawEvent) (
	fd int, generation uint32, ready readiness) {
	fd = int(uint32(e.Data))
	return fd, uint32(e.Data >> 32), readiness(e.Events)
}
