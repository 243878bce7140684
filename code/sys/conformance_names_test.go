//go:build linux && !sim

package sys_test

import (
	"net/netip"
	"time"

	"artofwaiting/code/sys"
)

func ports(p *probe) {
	for _, reuse := range []int{0, 1} {
		for _, at := range []string{anywhere, "0.0.0.0:0"} {
			a, b := p.socket(sys.AF_INET), p.socket(sys.AF_INET)
			p.reuse(a, reuse)
			p.reuse(b, 1)
			p.bind(a, at)
			p.bindLike(b, a)
			p.listen(a, 1)
			p.listen(b, 1)
			c := p.socket(sys.AF_INET)
			p.reuse(c, 1)
			p.bindLike(c, a)
			p.close(a)
			p.connect(p.socket(sys.AF_INET), b)
			p.bindLike(c, b)
		}
	}
}

// lingering: the port of the end that hung up first stays taken,
// except to who does not mind.
func lingering(p *probe) {
	for _, first := range []int{0, 1, 2} {
		l := p.server(anywhere)
		at, _ := p.Getsockname(p.fd(l))
		client := p.socket(sys.AF_INET)
		p.connect(client, l)
		conn := p.accept(l)
		p.close(l)
		switch first {
		case 0:
			p.close(client)
			p.close(conn)
		case 1:
			p.close(conn)
			p.close(client)
		}
		for _, reuse := range []int{0, 1} {
			s := p.socket(sys.AF_INET)
			p.reuse(s, reuse)
			p.saw(p.Bind(p.fd(s), at), "bind, reuse %d", reuse)
		}
	}
}

func addresses(p *probe) {
	for _, at := range []string{
		anywhere, "127.0.0.2:0", "0.0.0.0:0", "[::1]:0", "[::]:0",
		"192.0.2.1:0", "[2001:db8::1]:0",
	} {
		for _, family := range []int{sys.AF_INET, sys.AF_INET6} {
			l := p.socket(family)
			p.bind(l, at)
			p.bind(l, at)
			p.listen(l, 5)
			p.names(l)
			for _, f := range []int{sys.AF_INET, sys.AF_INET6} {
				c := p.socket(f)
				p.connect(c, l)
				p.names(c)
				p.names(p.accept(l))
			}
		}
	}
	// A server that takes everything, and a client of the old
	// kind.
	l := p.server("[::]:0")
	at, _ := p.Getsockname(p.fd(l))
	c := p.socket(sys.AF_INET)
	here := netip.AddrFrom4([4]byte{127, 0, 0, 1})
	p.connectTo(c, netip.AddrPortFrom(here, at.Port()))
	p.names(c)
	p.names(p.accept(l))
}

func noDescriptor(p *probe) {
	p.read(-1, 0)
	p.read(-1, 1)
	p.write(-1, nil)
	p.say(-1, "x")
	p.accept(-1)
	p.bind(-1, anywhere)
	p.listen(-1, 1)
	p.shutdown(-1, 99)
	p.names(-1)
	p.soError(-1)
	p.reuse(-1, 1)
	for _, fd := range []int{-1, 1 << 20} {
		p.saw(p.Close(fd), "close")
		p.saw(p.SetNonblock(fd, true), "nonblock")
		err := p.Connect(fd, netip.MustParseAddrPort("[::1]:1"))
		p.saw(err, "connect")
		const option = sys.SO_RCVTIMEO
		p.saw(p.SetsockoptTimeout(fd, option, 1), "timeout")
		p.saw(p.SetsockoptLinger(fd), "linger")
	}
}

func options(p *probe) {
	a, _ := p.socketpair()
	b, v := p.socket(sys.AF_INET), p.eventfd()
	for _, fd := range []int{a, b, v} {
		for _, o := range [][2]int{
			{sys.SOL_SOCKET, sys.SO_REUSEADDR},
			{sys.IPPROTO_TCP, sys.TCP_NODELAY},
			{sys.SOL_SOCKET, sys.SO_ERROR},
			{sys.SOL_SOCKET, 9999}, {sys.IPPROTO_TCP, 9999},
		} {
			p.option(fd, o[0], o[1])
			err := p.Setsockopt(p.fd(fd), o[0], o[1], 7)
			p.saw(err, "setsockopt %d, %v", fd, o)
			p.option(fd, o[0], o[1])
		}
		for _, size := range []int{0, 1, 50_000} {
			buffers := []int{sys.SO_SNDBUF, sys.SO_RCVBUF}
			for _, o := range buffers {
				const level = sys.SOL_SOCKET
				err := p.Setsockopt(p.fd(fd), level, o, size)
				p.saw(err, "setsockopt %d, %d, %d", fd, o, size)
				p.option(fd, level, o)
			}
		}
		err := p.SetsockoptTimeout(p.fd(fd), 9999, time.Second)
		p.saw(err, "timeout")
	}
}

// lowest: the number that was closed last is not the one to come,
// but the lowest.
func lowest(p *probe) {
	var fds []int
	for range 4 {
		fds = append(fds, p.fd(p.socket(sys.AF_INET)))
	}
	p.close(1)
	p.close(3)
	p.close(2)
	a, b := p.socketpair()
	c := p.epoll()
	p.saw(nil, "%v %v %v", p.fd(a) == fds[1], p.fd(b) == fds[2],
		p.fd(c) == fds[3])
}
