//go:build !sim

package sys

import (
	"net/netip"

	"golang.org/x/sys/unix"
)

// Socket makes a TCP socket of a family: AF_INET or AF_INET6.
func Socket(family int) (int, error) {
	kind := unix.SOCK_STREAM | unix.SOCK_CLOEXEC
	return unix.Socket(family, kind, 0)
}

// Accept takes the oldest connection that waits on fd. The new
// descriptor blocks, whatever fd does.
func Accept(fd int) (int, netip.AddrPort, error) {
	conn, sa, err := unix.Accept4(fd, unix.SOCK_CLOEXEC)
	return conn, addrPort(sa), err
}

// Socketpair makes two sockets that are connected to each other
// and to nothing else.
func Socketpair() (a, b int, err error) {
	kind := unix.SOCK_STREAM | unix.SOCK_CLOEXEC
	pair, err := unix.Socketpair(unix.AF_UNIX, kind, 0)
	return pair[0], pair[1], err
}

// Pipe makes two descriptors: what is written to the second can
// be read from the first.
func Pipe() (reader, writer int, err error) {
	var pair [2]int
	err = unix.Pipe2(pair[:], unix.O_CLOEXEC)
	return pair[0], pair[1], err
}
