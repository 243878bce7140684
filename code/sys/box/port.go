package box

import (
	"net/netip"
	"slices"
)

// The ports that the kernel chooses from, when nobody asks for a
// certain one.
const (
	firstEphemeral = 32768
	lastEphemeral  = 60999
)

// Bind gives fd the local address addr. Port 0 asks for a free
// one.
func (k *Kernel) Bind(fd int, addr netip.AddrPort) error {
	defer k.enter()()
	_, s, err := k.inet(fd)
	if err != nil {
		return err
	}
	addr = addrPort(addr)
	if err := s.speaks(addr.Addr()); err != nil {
		return err
	}
	if !isLocal(addr.Addr()) {
		return EADDRNOTAVAIL
	}
	if s.state != closed || s.bound {
		return EINVAL
	}
	if err := s.bind(addr); err != nil {
		return err
	}
	s.chosen = addr.Port() != 0
	s.fixed = !addr.Addr().IsUnspecified()
	return nil
}

// bind takes addr, with a port of the kernel's choice if it has
// none.
func (s *tcp) bind(addr netip.AddrPort) error {
	if addr.Port() == 0 {
		port, err := s.k.freePort()
		if err != nil {
			return err
		}
		addr = netip.AddrPortFrom(addr.Addr(), port)
	}
	if s.conflicts(addr) {
		return EADDRINUSE
	}
	s.local, s.bound = addr, true
	s.k.hold(s)
	return nil
}

// conflicts says whether addr is taken. Two who both said
// SO_REUSEADDR may share it, as long as the other does not
// listen.
func (s *tcp) conflicts(addr netip.AddrPort) bool {
	for _, o := range s.k.ports[addr.Port()] {
		shared := s.reuse && o.reuse && o.state != listening
		if o != s && !shared &&
			overlap(addr.Addr(), o.local.Addr()) {
			return true
		}
	}
	return false
}

// overlap says whether something sent to one address could be
// meant for the other too. The unspecified address of IPv6 stands
// for all of IPv4 as well.
func overlap(a, b netip.Addr) bool {
	any6 := netip.IPv6Unspecified()
	a, b = a.Unmap(), b.Unmap()
	switch {
	case a == any6 || b == any6:
		return true
	case a.Is4() != b.Is4():
		return false
	}
	return a.IsUnspecified() || b.IsUnspecified() || a == b
}

func (k *Kernel) hold(s *tcp) {
	port := s.local.Port()
	k.ports[port] = append(k.ports[port], s)
}

func (s *tcp) unbind() {
	if !s.bound {
		return
	}
	s.bound = false
	port := s.local.Port()
	left := slices.DeleteFunc(s.k.ports[port],
		func(o *tcp) bool { return o == s })
	s.k.ports[port] = left
	if len(left) == 0 {
		delete(s.k.ports, port)
	}
}

// freePort goes round, so that a port is not used again soon.
func (k *Kernel) freePort() (uint16, error) {
	for range lastEphemeral - firstEphemeral + 1 {
		if k.last++; k.last > lastEphemeral {
			k.last = firstEphemeral
		}
		if len(k.ports[k.last]) == 0 {
			return k.last, nil
		}
	}
	return 0, EADDRINUSE
}
