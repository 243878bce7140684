//go:build linux || sim || wasip1 || windows

// Stale handles two events that came together. The first closes
// the socket of the second, whose number goes to another one.
package main

import (
	"errors"
	"fmt"
	"os"

	"artofwaiting/code/sys"
)

func main() {
	if err := errors.Join(byNumber(), byToken()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// byNumber lets events speak of descriptors by their numbers.
func byNumber() error {
	epfd, err := sys.EpollCreate()
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	defer sys.Close(epfd)
	ready, err := twoReady()
	if err != nil {
		return err
	}
	for _, fd := range ready {
		ev := sys.EpollEvent{
			Events: sys.EPOLLIN, Data: uint64(fd),
		}
		err := sys.EpollCtl(epfd, sys.EPOLL_CTL_ADD, fd, &ev)
		if err != nil {
			return fmt.Errorf("watch: %w", err)
		}
	}
	events := make([]sys.EpollEvent, 8)
	n, err := sys.EpollWait(epfd, events, 0)
	if err != nil || n != 2 {
		return fmt.Errorf("%d events together: %w", n, err)
	}
	fmt.Println("by number, events ", n)
	return believe(events[:n], ready)
}

// believe handles the first event by replacing the socket of the
// second, and the second as if nothing had happened.
func believe(events []sys.EpollEvent, ready [2]int) error {
	for i, e := range events {
		fd := int(e.Data)
		if i == 0 {
			other := ready[0] + ready[1] - fd
			if err := replace(other); err != nil {
				return err
			}
			fmt.Println("by number, closed and open again ",
				other == int(events[1].Data))
			continue
		}
		n, err := sys.Read(fd, make([]byte, 8))
		fmt.Println("by number, bytes for the second ", n, err)
	}
	return nil
}
