//go:build linux && !sim

package sys_test

import (
	"net/netip"

	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

// The calls of a probe are those of the kernel, with names for
// descriptors. New descriptors do not block.

func (p *probe) socket(family int) int {
	fd, err := p.Socket(family)
	if err == nil {
		p.SetNonblock(fd, true)
	}
	name := p.name(fd, err)
	if err == nil {
		p.inet[name] = true
	}
	p.saw(err, "socket family %d = %d", family, name)
	return name
}

func (p *probe) socketpair() (a, b int) {
	x, y, err := p.Socketpair()
	if err == nil {
		p.SetNonblock(x, true)
		p.SetNonblock(y, true)
	}
	a, b = p.name(x, err), p.name(y, err)
	p.saw(err, "socketpair = %d, %d", a, b)
	return a, b
}

func (p *probe) pipe() (reader, writer int) {
	x, y, err := p.Pipe()
	if err == nil {
		p.SetNonblock(x, true)
		p.SetNonblock(y, true)
	}
	reader, writer = p.name(x, err), p.name(y, err)
	p.saw(err, "pipe = %d, %d", reader, writer)
	return reader, writer
}

func (p *probe) dup(fd int) int {
	dup, err := p.Dup(p.fd(fd))
	name := p.name(dup, err)
	if p.inet[fd] && err == nil {
		p.inet[name] = true
	}
	p.saw(err, "dup %d = %d", fd, name)
	return name
}

func (p *probe) eventfd() int {
	name := p.name(p.Eventfd())
	p.saw(nil, "eventfd = %d", name)
	return name
}

func (p *probe) epoll() int {
	name := p.name(p.EpollCreate())
	p.saw(nil, "epoll_create = %d", name)
	return name
}

func (p *probe) read(fd, size int) {
	buf := make([]byte, size)
	n, err := p.Read(p.fd(fd), buf)
	got := buf[:max(0, n)]
	p.did(fd)
	p.saw(err, "read %d, %d = %d %q", fd, size, n, got)
}

func (p *probe) write(fd int, data []byte) {
	n, err := p.Write(p.fd(fd), data)
	p.did(fd)
	p.saw(err, "write %d, %q = %d", fd, data, n)
}

func (p *probe) recv(fd, size int) {
	buf := make([]byte, size)
	n, err := p.Recv(p.fd(fd), buf)
	got := buf[:max(0, n)]
	p.did(fd)
	p.saw(err, "recv %d, %d = %d %q", fd, size, n, got)
}

func (p *probe) send(fd int, data []byte) {
	n, err := p.Send(p.fd(fd), data)
	p.did(fd)
	p.saw(err, "send %d, %q = %d", fd, data, n)
}

func (p *probe) say(fd int, words string) {
	p.write(fd, []byte(words))
}

func (p *probe) close(fd int) {
	if p.fds[fd] < 0 {
		return
	}
	err := p.Close(p.fd(fd))
	p.fds[fd] = -1
	p.did(fd)
	p.saw(err, "close %d", fd)
}

// reset is close without manners.
func (p *probe) reset(fd int) {
	err := p.SetsockoptLinger(p.fd(fd))
	p.saw(err, "linger %d", fd)
	p.close(fd)
}

func (p *probe) shutdown(fd, how int) {
	err := p.Shutdown(p.fd(fd), how)
	p.did(fd)
	p.saw(err, "shutdown %d, %d", fd, how)
}

func (p *probe) bind(fd int, addr string) {
	at := netip.MustParseAddrPort(addr)
	err := p.Bind(p.fd(fd), at)
	p.saw(err, "bind %d, %s", fd, addr)
}

// bindLike binds fd to the address of another.
func (p *probe) bindLike(fd, other int) {
	at, _ := p.Getsockname(p.fd(other))
	err := p.Bind(p.fd(fd), at)
	p.saw(err, "bind %d, address of %d", fd, other)
}

func (p *probe) reuse(fd, value int) {
	const level, option = sys.SOL_SOCKET, sys.SO_REUSEADDR
	err := p.Setsockopt(p.fd(fd), level, option, value)
	p.saw(err, "reuse %d, %d", fd, value)
}

func (p *probe) listen(fd, backlog int) {
	err := p.Listen(p.fd(fd), backlog)
	p.saw(err, "listen %d, %d", fd, backlog)
}

func (p *probe) connect(fd, to int) {
	at, _ := p.Getsockname(p.fd(to))
	p.connectTo(fd, at)
}

func (p *probe) connectTo(fd int, at netip.AddrPort) {
	err := p.Connect(p.fd(fd), at)
	p.did(fd)
	p.saw(err, "connect %d, %s", fd, p.addr(at))
}

func (p *probe) accept(fd int) int {
	conn, from, err := p.Accept(p.fd(fd))
	if err == nil {
		p.SetNonblock(conn, true)
	}
	name := p.name(conn, err)
	if err == nil {
		p.inet[name] = true
	}
	p.saw(err, "accept %d = %d, %s", fd, name, p.addr(from))
	return name
}

func (p *probe) names(fd int) {
	here, err := p.Getsockname(p.fd(fd))
	p.saw(err, "getsockname %d = %s", fd, p.addr(here))
	there, err := p.Getpeername(p.fd(fd))
	p.saw(err, "getpeername %d = %s", fd, p.addr(there))
}

func (p *probe) option(fd, level, option int) {
	value, err := p.Getsockopt(p.fd(fd), level, option)
	p.saw(err, "getsockopt %d, %d, %d = %d",
		fd, level, option, value)
}

func (p *probe) soError(fd int) {
	p.option(fd, sys.SOL_SOCKET, sys.SO_ERROR)
}

func (p *probe) ctl(epoll, op, fd int, mask uint32) {
	ev := box.EpollEvent{Events: mask, Data: uint64(fd) << 30}
	err := p.EpollCtl(p.fd(epoll), op, p.fd(fd), &ev)
	p.saw(err, "epoll_ctl %d, %d, %d,%s",
		epoll, op, fd, events(mask))
}

func (p *probe) add(epoll, fd int, mask uint32) {
	p.ctl(epoll, sys.EPOLL_CTL_ADD, fd, mask)
}

func (p *probe) mod(epoll, fd int, mask uint32) {
	p.ctl(epoll, sys.EPOLL_CTL_MOD, fd, mask)
}

func (p *probe) del(epoll, fd int) {
	p.ctl(epoll, sys.EPOLL_CTL_DEL, fd, 0)
}

// wait compares also the order of the events.
func (p *probe) wait(epoll, most int) {
	got := make([]box.EpollEvent, most)
	n, err := p.EpollWait(p.fd(epoll), got, 0)
	p.saw(err, "epoll_wait %d, %d = %d", epoll, most, n)
	for _, e := range got[:max(0, n)] {
		p.saw(nil, "  %d:%s", e.Data>>30, events(e.Events))
	}
}

// server is a listener; client and conn are two ends of a
// connection through one.
func (p *probe) server(addr string) int {
	family := sys.Family(netip.MustParseAddrPort(addr))
	l := p.socket(family)
	p.bind(l, addr)
	p.listen(l, 64)
	return l
}

func (p *probe) tcp() (client, conn int) {
	l := p.server("127.0.0.1:0")
	client = p.socket(sys.AF_INET)
	p.connect(client, l)
	conn = p.accept(l)
	p.close(l)
	return client, conn
}
