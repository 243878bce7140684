package box

import "net/netip"

// speaks checks that addr is of the family of s. That the errors
// differ has to do with the sizes of structs in C.
func (s *tcp) speaks(addr netip.Addr) error {
	switch {
	case s.family == AF_INET && !addr.Is4():
		return EAFNOSUPPORT
	case s.family == AF_INET6 && addr.Is4():
		return EINVAL
	}
	return nil
}

// isLocal: the box is a machine that has a loopback and nothing
// else.
func isLocal(addr netip.Addr) bool {
	return !addr.IsValid() || addr.IsUnspecified() ||
		addr.IsLoopback()
}

func (s *tcp) anywhere() netip.Addr {
	if s.family == AF_INET {
		return netip.IPv4Unspecified()
	}
	return netip.IPv6Unspecified()
}

func (s *tcp) loopback() netip.Addr {
	if s.family == AF_INET {
		return netip.AddrFrom4([4]byte{127, 0, 0, 1})
	}
	return netip.IPv6Loopback()
}

// as is addr in the family of s: to IPv6, an address of IPv4 is
// one that begins with ::ffff.
func (s *tcp) as(addr netip.AddrPort) netip.AddrPort {
	if s.family == AF_INET6 && addr.Addr().Is4() {
		ip := netip.AddrFrom16(addr.Addr().As16())
		return netip.AddrPortFrom(ip, addr.Port())
	}
	return addr
}

// Getsockname is the address of this end. A socket pair has none.
func (k *Kernel) Getsockname(fd int) (netip.AddrPort, error) {
	defer k.enter()()
	_, s, err := k.socket(fd)
	if err != nil {
		return netip.AddrPort{}, err
	}
	if t, ok := s.(*tcp); ok {
		return t.local, nil
	}
	return netip.AddrPort{}, nil
}

// Getpeername is the address of the other end; ENOTCONN when
// there is none yet, or none any more.
func (k *Kernel) Getpeername(fd int) (netip.AddrPort, error) {
	defer k.enter()()
	_, s, err := k.socket(fd)
	if err != nil {
		return netip.AddrPort{}, err
	}
	t, ok := s.(*tcp)
	if !ok {
		return netip.AddrPort{}, nil
	}
	switch t.state {
	case closed, listening, synSent:
		return netip.AddrPort{}, ENOTCONN
	}
	return t.remote, nil
}
