//go:build linux && !sim

package main

import (
	"encoding/binary"
	"fmt"

	"golang.org/x/sys/unix"

	"artofwaiting/code/sys"
)

// A set is descriptors, one of which is ready, for both to watch.
type set struct {
	list   []unix.PollFd // all that poll is told each time
	epfd   int           // where epoll was told once
	events []sys.EpollEvent
}

// newSet makes n eventfds, and has the middle one ready for good.
func newSet(n int) (*set, error) {
	epfd, err := sys.EpollCreate()
	if err != nil {
		return nil, fmt.Errorf("create: %w", err)
	}
	s := &set{epfd: epfd, events: make([]sys.EpollEvent, 64)}
	for range n {
		if err := s.add(); err != nil {
			s.close()
			return nil, err
		}
	}
	one := binary.NativeEndian.AppendUint64(nil, 1)
	_, err = sys.Write(int(s.list[n/2].Fd), one)
	return s, err
}

func (s *set) add() error {
	fd, err := sys.Eventfd()
	if err != nil {
		return fmt.Errorf("eventfd: %w", err)
	}
	s.list = append(s.list, unix.PollFd{
		Fd: int32(fd), Events: unix.POLLIN,
	})
	ev := sys.EpollEvent{Events: sys.EPOLLIN}
	err = sys.EpollCtl(s.epfd, sys.EPOLL_CTL_ADD, fd, &ev)
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	return nil
}

// poll is told of all descriptors, and says how many are ready.
// To find out which, one would have to go through the list again.
func (s *set) poll() (int, error) {
	return unix.Poll(s.list, -1)
}

func (s *set) epoll() (int, error) {
	return sys.EpollWait(s.epfd, s.events, -1)
}

func (s *set) close() {
	for _, p := range s.list {
		sys.Close(int(p.Fd))
	}
	sys.Close(s.epfd)
}
