//go:build linux && !sim

package sys_test

import (
	"net/netip"
	"testing"
	"time"

	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

// kernel is what both kernels can do.
type kernel interface {
	Read(fd int, p []byte) (int, error)
	Write(fd int, p []byte) (int, error)
	Recv(fd int, p []byte) (int, error)
	Send(fd int, p []byte) (int, error)
	Close(fd int) error
	Pipe() (reader, writer int, err error)
	Dup(fd int) (int, error)
	SetNonblock(fd int, nonblocking bool) error
	Socket(family int) (int, error)
	Socketpair() (a, b int, err error)
	Accept(fd int) (int, netip.AddrPort, error)
	Bind(fd int, addr netip.AddrPort) error
	Listen(fd, backlog int) error
	Connect(fd int, addr netip.AddrPort) error
	Shutdown(fd, how int) error
	Getsockname(fd int) (netip.AddrPort, error)
	Getpeername(fd int) (netip.AddrPort, error)
	Getsockopt(fd, level, option int) (int, error)
	Setsockopt(fd, level, option, value int) error
	SetsockoptTimeout(fd, option int, d time.Duration) error
	SetsockoptLinger(fd int) error
	EpollCreate() (int, error)
	EpollCtl(epfd, op, fd int, ev *box.EpollEvent) error
	EpollWait(epfd int, events []box.EpollEvent,
		timeout time.Duration) (int, error)
	Eventfd() (int, error)
}

var _ kernel = (*box.Kernel)(nil)

// real is Linux.
type real struct{}

func (real) Read(fd int, p []byte) (int, error) {
	return sys.Read(fd, p)
}
func (real) Write(fd int, p []byte) (int, error) {
	return sys.Write(fd, p)
}
func (real) Recv(fd int, p []byte) (int, error) {
	return sys.Recv(fd, p)
}
func (real) Send(fd int, p []byte) (int, error) {
	return sys.Send(fd, p)
}
func (real) Close(fd int) error { return sys.Close(fd) }
func (real) Pipe() (reader, writer int, err error) {
	return sys.Pipe()
}
func (real) Dup(fd int) (int, error) { return sys.Dup(fd) }
func (real) SetNonblock(fd int, on bool) error {
	return sys.SetNonblock(fd, on)
}
func (real) Socket(family int) (int, error) {
	return sys.Socket(family)
}
func (real) Socketpair() (a, b int, err error) {
	return sys.Socketpair()
}
func (real) Accept(fd int) (int, netip.AddrPort, error) {
	return sys.Accept(fd)
}
func (real) Bind(fd int, addr netip.AddrPort) error {
	return sys.Bind(fd, addr)
}
func (real) Listen(fd, backlog int) error {
	return sys.Listen(fd, backlog)
}
func (real) Connect(fd int, addr netip.AddrPort) error {
	return sys.Connect(fd, addr)
}
func (real) Shutdown(fd, how int) error {
	return sys.Shutdown(fd, how)
}
func (real) Getsockname(fd int) (netip.AddrPort, error) {
	return sys.Getsockname(fd)
}
func (real) Getpeername(fd int) (netip.AddrPort, error) {
	return sys.Getpeername(fd)
}
func (real) Getsockopt(fd, level, option int) (int, error) {
	return sys.Getsockopt(fd, level, option)
}
func (real) Setsockopt(fd, level, option, value int) error {
	return sys.Setsockopt(fd, level, option, value)
}
func (real) SetsockoptTimeout(
	fd, option int, d time.Duration) error {
	return sys.SetsockoptTimeout(fd, option, d)
}
func (real) SetsockoptLinger(fd int) error {
	return sys.SetsockoptLinger(fd)
}
func (real) EpollCreate() (int, error) {
	return sys.EpollCreate()
}
func (real) EpollCtl(
	epfd, op, fd int, ev *box.EpollEvent) error {
	if ev == nil {
		return sys.EpollCtl(epfd, op, fd, nil)
	}
	same := sys.EpollEvent{Events: ev.Events, Data: ev.Data}
	return sys.EpollCtl(epfd, op, fd, &same)
}
func (real) EpollWait(epfd int, events []box.EpollEvent,
	timeout time.Duration) (n int, err error) {
	same := make([]sys.EpollEvent, len(events))
	for {
		n, err = sys.EpollWait(epfd, same, timeout)
		if err != sys.EINTR { // a signal of Go's own
			break
		}
	}
	for i, e := range same[:n] {
		events[i].Events, events[i].Data = e.Events, e.Data
	}
	return n, err
}
func (real) Eventfd() (int, error) { return sys.Eventfd() }

// TestConstants: a program must find the same numbers in the box,
// or it could not be compared.
func TestConstants(t *testing.T) {
	for _, c := range [][2]int{
		{sys.AF_INET, box.AF_INET},
		{sys.AF_INET6, box.AF_INET6},
		{sys.SOL_SOCKET, box.SOL_SOCKET},
		{sys.SO_ERROR, box.SO_ERROR},
		{sys.SO_RCVBUF, box.SO_RCVBUF},
		{sys.SO_SNDBUF, box.SO_SNDBUF},
		{sys.SO_RCVTIMEO, box.SO_RCVTIMEO},
		{sys.SO_SNDTIMEO, box.SO_SNDTIMEO},
		{sys.SO_REUSEADDR, box.SO_REUSEADDR},
		{sys.IPPROTO_TCP, box.IPPROTO_TCP},
		{sys.TCP_NODELAY, box.TCP_NODELAY},
		{sys.SHUT_RD, box.SHUT_RD},
		{sys.SHUT_WR, box.SHUT_WR},
		{sys.SHUT_RDWR, box.SHUT_RDWR},
		{sys.EPOLLIN, box.EPOLLIN},
		{sys.EPOLLOUT, box.EPOLLOUT},
		{sys.EPOLLERR, box.EPOLLERR},
		{sys.EPOLLHUP, box.EPOLLHUP},
		{sys.EPOLLRDHUP, box.EPOLLRDHUP},
		{sys.EPOLLET, box.EPOLLET},
		{sys.EPOLL_CTL_ADD, box.EPOLL_CTL_ADD},
		{sys.EPOLL_CTL_MOD, box.EPOLL_CTL_MOD},
		{sys.EPOLL_CTL_DEL, box.EPOLL_CTL_DEL},
	} {
		if c[0] != c[1] {
			t.Errorf("%#x on Linux, %#x in the box", c[0], c[1])
		}
	}
}
