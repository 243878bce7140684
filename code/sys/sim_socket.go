//go:build sim || !unix || solaris || aix

package sys

import (
	"net/netip"
	"time"

	"artofwaiting/code/sys/box"
)

// Families, options and directions, under their names in C.
const (
	AF_INET  = box.AF_INET
	AF_INET6 = box.AF_INET6

	SOL_SOCKET   = box.SOL_SOCKET
	SO_ERROR     = box.SO_ERROR
	SO_RCVBUF    = box.SO_RCVBUF
	SO_SNDBUF    = box.SO_SNDBUF
	SO_RCVTIMEO  = box.SO_RCVTIMEO
	SO_SNDTIMEO  = box.SO_SNDTIMEO
	SO_REUSEADDR = box.SO_REUSEADDR
	IPPROTO_TCP  = box.IPPROTO_TCP
	TCP_NODELAY  = box.TCP_NODELAY

	SHUT_RD   = box.SHUT_RD
	SHUT_WR   = box.SHUT_WR
	SHUT_RDWR = box.SHUT_RDWR
)

// Family is the address family that a socket for addr must have.
func Family(addr netip.AddrPort) int {
	if addr.Addr().Is4() || addr.Addr().Is4In6() {
		return AF_INET
	}
	return AF_INET6
}

// Socket makes a TCP socket of a family: AF_INET or AF_INET6.
func Socket(family int) (fd int, err error) {
	defer watched("socket", -1, none)(&fd, &err)
	return Box.Socket(family)
}

// Socketpair makes two sockets that are connected to each other
// and to nothing else.
func Socketpair() (a, b int, err error) {
	return Box.Socketpair()
}

// Accept takes the oldest connection that waits on fd. The new
// descriptor blocks, whatever fd does.
func Accept(fd int) (n int, from netip.AddrPort, err error) {
	defer watched("accept", fd, none)(&n, &err)
	return Box.Accept(fd)
}

// Bind gives fd the local address addr. Port 0 asks for a free
// one.
func Bind(fd int, addr netip.AddrPort) error {
	return Box.Bind(fd, addr)
}

// Listen makes fd accept connections, backlog of them in advance.
func Listen(fd, backlog int) error {
	return Box.Listen(fd, backlog)
}

// Connect begins a connection to addr and, when fd blocks, ends
// it too. When fd does not block, EINPROGRESS says that it has
// begun.
func Connect(fd int, addr netip.AddrPort) (err error) {
	defer watched("connect", fd, addr)(nil, &err)
	return Box.Connect(fd, addr)
}

// Shutdown ends one direction of a connection, or both, and wakes
// every thread that waits for it.
func Shutdown(fd, how int) (err error) {
	defer watched("shutdown", fd, none)(nil, &err)
	return Box.Shutdown(fd, how)
}

// Getsockname is the address of this end.
func Getsockname(fd int) (netip.AddrPort, error) {
	return Box.Getsockname(fd)
}

// Getpeername is the address of the other end; ENOTCONN when
// there is none yet.
func Getpeername(fd int) (netip.AddrPort, error) {
	return Box.Getpeername(fd)
}

// Getsockopt reads an option whose value is a number. Reading
// SO_ERROR also clears it.
func Getsockopt(fd, level, option int) (n int, err error) {
	defer watched("getsockopt", fd, none)(&n, &err)
	return Box.Getsockopt(fd, level, option)
}

// Setsockopt sets an option whose value is a number.
func Setsockopt(fd, level, option, value int) error {
	return Box.Setsockopt(fd, level, option, value)
}

// SetsockoptTimeout bounds the wait of each later call:
// SO_RCVTIMEO for reading and accepting, SO_SNDTIMEO for writing
// and connecting. Zero is no bound.
func SetsockoptTimeout(fd, option int, d time.Duration) error {
	return Box.SetsockoptTimeout(fd, option, d)
}

// SetsockoptLinger makes Close throw unsent data away and send a
// reset instead of a farewell.
func SetsockoptLinger(fd int) error {
	return Box.SetsockoptLinger(fd)
}
