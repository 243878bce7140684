//go:build unix && !solaris && !aix && !sim

package sys

import (
	"math"
	"net/netip"
	"time"

	"golang.org/x/sys/unix"
)

// Families, options and directions, under their names in C.
const (
	AF_INET  = unix.AF_INET
	AF_INET6 = unix.AF_INET6

	SOL_SOCKET   = unix.SOL_SOCKET
	SO_ERROR     = unix.SO_ERROR
	SO_RCVBUF    = unix.SO_RCVBUF
	SO_SNDBUF    = unix.SO_SNDBUF
	SO_RCVTIMEO  = unix.SO_RCVTIMEO
	SO_SNDTIMEO  = unix.SO_SNDTIMEO
	SO_REUSEADDR = unix.SO_REUSEADDR
	IPPROTO_TCP  = unix.IPPROTO_TCP
	TCP_NODELAY  = unix.TCP_NODELAY

	SHUT_RD   = unix.SHUT_RD
	SHUT_WR   = unix.SHUT_WR
	SHUT_RDWR = unix.SHUT_RDWR
)

// Bind gives fd the local address addr. Port 0 asks for a free
// one.
func Bind(fd int, addr netip.AddrPort) error {
	return unix.Bind(fd, sockaddr(addr))
}

// Listen makes fd accept connections, backlog of them in advance.
func Listen(fd, backlog int) error {
	return unix.Listen(fd, backlog)
}

// Connect begins a connection to addr and, when fd blocks, ends
// it too. When fd does not block, EINPROGRESS says that it has
// begun.
func Connect(fd int, addr netip.AddrPort) error {
	return unix.Connect(fd, sockaddr(addr))
}

// Shutdown ends one direction of a connection, or both, and wakes
// every thread that waits for it.
func Shutdown(fd, how int) error {
	return unix.Shutdown(fd, how)
}

// Getsockname is the address of this end.
func Getsockname(fd int) (netip.AddrPort, error) {
	sa, err := unix.Getsockname(fd)
	return addrPort(sa), err
}

// Getpeername is the address of the other end; ENOTCONN when
// there is none yet.
func Getpeername(fd int) (netip.AddrPort, error) {
	sa, err := unix.Getpeername(fd)
	return addrPort(sa), err
}

// Getsockopt reads an option whose value is a number. Reading
// SO_ERROR also clears it.
func Getsockopt(fd, level, option int) (int, error) {
	return unix.GetsockoptInt(fd, level, option)
}

// Setsockopt sets an option whose value is a number.
func Setsockopt(fd, level, option, value int) error {
	return unix.SetsockoptInt(fd, level, option, value)
}

// SetsockoptTimeout bounds the wait of each later call:
// SO_RCVTIMEO for reading and accepting, SO_SNDTIMEO for writing
// and, on Linux, connecting. Zero is no bound. More seconds than
// fit in 32 bits, 68 years, are cut to that: not every kernel can
// count them.
func SetsockoptTimeout(fd, option int, d time.Duration) error {
	d = min(d, math.MaxInt32*time.Second)
	tv := unix.NsecToTimeval(int64(d))
	return unix.SetsockoptTimeval(fd, SOL_SOCKET, option, &tv)
}

// SetsockoptLinger makes Close throw unsent data away and send a
// reset instead of a farewell.
func SetsockoptLinger(fd int) error {
	const option = unix.SO_LINGER
	hard := &unix.Linger{Onoff: 1, Linger: 0}
	return unix.SetsockoptLinger(fd, SOL_SOCKET, option, hard)
}
