//go:build linux && !sim

// Parts tries what a loop needs of epoll beside readiness: time,
// signals that do no harm, and a descriptor to wake it by.
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"time"

	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

func main() {
	err := errors.Join(timer(), bareStorm(), storm(), eventfd())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A nap is a Wait for nothing.
type nap struct {
	events int
	early  string
}

const length = 30 * time.Millisecond

func take() (nap, error) {
	p, err := poller.New()
	if err != nil {
		return nap{}, err
	}
	defer p.Close()
	events := poller.NewEvents(8)
	n := nap{early: "no"}
	began := sys.Now()
	err = p.Wait(events, length)
	if sys.Now()-began < int64(length) {
		n.early = "yes"
	}
	for range events.All() {
		n.events++
	}
	return n, err
}

// timer needs nothing but the timeout.
func timer() error {
	n, err := take()
	fmt.Println("timeout, events ", n.events)
	fmt.Println("timeout, early ", n.early)
	return err
}

// eventfd is rung three times and heard once.
func eventfd() error {
	fd, err := sys.Eventfd()
	if err != nil {
		return fmt.Errorf("eventfd: %w", err)
	}
	defer sys.Close(fd)
	one := binary.NativeEndian.AppendUint64(nil, 1)
	for range 3 {
		if _, err := sys.Write(fd, one); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	heard, err := listen(fd)
	if err != nil {
		return err
	}
	var sum [8]byte
	if _, err := sys.Read(fd, sum[:]); err != nil {
		return fmt.Errorf("read: %w", err)
	}
	later, err := listen(fd)
	fmt.Println("eventfd, rung ", 3)
	fmt.Println("eventfd, events ", heard)
	fmt.Println("eventfd, read ",
		binary.NativeEndian.Uint64(sum[:]))
	fmt.Println("eventfd, events after that ", later)
	return err
}

// listen says how many events there are for fd.
func listen(fd int) (int, error) {
	epfd, err := sys.EpollCreate()
	if err != nil {
		return 0, fmt.Errorf("create: %w", err)
	}
	defer sys.Close(epfd)
	ev := sys.EpollEvent{Events: sys.EPOLLIN}
	err = sys.EpollCtl(epfd, sys.EPOLL_CTL_ADD, fd, &ev)
	if err != nil {
		return 0, fmt.Errorf("watch: %w", err)
	}
	return sys.EpollWait(epfd, make([]sys.EpollEvent, 8), 0)
}
