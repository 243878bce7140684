//go:build unix && !solaris && !aix && !sim

package sys

import (
	"net/netip"
	"strconv"

	"golang.org/x/sys/unix"
)

// Family is the address family that a socket for addr must have.
func Family(addr netip.AddrPort) int {
	if addr.Addr().Is4() || addr.Addr().Is4In6() {
		return AF_INET
	}
	return AF_INET6
}

func sockaddr(addr netip.AddrPort) unix.Sockaddr {
	ip, port := addr.Addr().Unmap(), int(addr.Port())
	if ip.Is4() {
		return &unix.SockaddrInet4{Port: port, Addr: ip.As4()}
	}
	zone, _ := strconv.ParseUint(ip.Zone(), 10, 32)
	return &unix.SockaddrInet6{
		Port: port, Addr: ip.As16(), ZoneId: uint32(zone),
	}
}

func addrPort(sa unix.Sockaddr) netip.AddrPort {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		ip := netip.AddrFrom4(sa.Addr)
		return netip.AddrPortFrom(ip, uint16(sa.Port))
	case *unix.SockaddrInet6:
		ip := netip.AddrFrom16(sa.Addr)
		if sa.ZoneId != 0 {
			zone := strconv.FormatUint(uint64(sa.ZoneId), 10)
			ip = ip.WithZone(zone)
		}
		return netip.AddrPortFrom(ip, uint16(sa.Port))
	}
	return netip.AddrPort{} // a Unix socket has no such address
}
