//go:build unix && !linux && !solaris && !aix && !sim

package sys

import (
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// Socket makes a TCP socket of a family: AF_INET or AF_INET6.
// Here it is made first and marked to be closed on exec after. A
// fork in between would leak it into the child, so both happen
// under the lock that Go takes around its own forks.
func Socket(family int) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Socket(family, unix.SOCK_STREAM, 0)
	if err != nil {
		return -1, err
	}
	unix.CloseOnExec(fd)
	return fd, nil
}

// Accept takes the oldest connection that waits on fd. The new
// descriptor blocks, whatever fd does. Accept may wait for long,
// so it does not hold the lock.
func Accept(fd int) (int, netip.AddrPort, error) {
	conn, sa, err := unix.Accept(fd)
	if err != nil {
		return -1, netip.AddrPort{}, err
	}
	unix.CloseOnExec(conn)
	if err := unix.SetNonblock(conn, false); err != nil {
		unix.Close(conn)
		return -1, netip.AddrPort{}, err
	}
	return conn, addrPort(sa), nil
}

// Socketpair makes two sockets that are connected to each other
// and to nothing else.
func Socketpair() (a, b int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	const kind = unix.SOCK_STREAM
	pair, err := unix.Socketpair(unix.AF_UNIX, kind, 0)
	if err != nil {
		return -1, -1, err
	}
	unix.CloseOnExec(pair[0])
	unix.CloseOnExec(pair[1])
	return pair[0], pair[1], nil
}

// Pipe makes two descriptors: what is written to the second can
// be read from the first.
func Pipe() (reader, writer int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	var pair [2]int
	if err := unix.Pipe(pair[:]); err != nil {
		return -1, -1, err
	}
	unix.CloseOnExec(pair[0])
	unix.CloseOnExec(pair[1])
	return pair[0], pair[1], nil
}
