//go:build linux && !sim

package sys_test

import (
	"encoding/binary"
	"math"

	"artofwaiting/code/sys"
)

func edges(p *probe) {
	a, b := p.tcp()
	e := p.watched(edge, b)
	p.say(a, "hello")
	p.wait(e, 10)
	p.wait(e, 10)
	p.read(b, 3)
	p.wait(e, 10)
	p.say(a, "!")
	p.wait(e, 10)
	p.mod(e, b, edge)
	p.wait(e, 10)
	p.say(a, "one")
	p.say(a, "two")
	p.mod(e, b, out|et) // what was pending is not reported
	p.wait(e, 10)
	p.mod(e, b, in|et)
	p.del(e, b)
	p.wait(e, 10)
	p.add(e, b, rdhup|et)
	p.wait(e, 10)
	p.shutdown(a, sys.SHUT_WR)
	p.wait(e, 10)
	p.wait(e, 10)
}

func levels(p *probe) {
	a, b := p.tcp()
	e := p.watched(in, b)
	p.say(a, "hello")
	p.wait(e, 10)
	p.wait(e, 10)
	p.read(b, 3)
	p.wait(e, 10)
	p.read(b, 3)
	p.wait(e, 10)
	p.mod(e, b, all)
	p.wait(e, 10)
	p.close(a)
	p.wait(e, 10)
	p.mod(e, b, 0)
	p.wait(e, 10)
}

// order: who was first is first, and who is watched by its level
// goes to the end of the queue.
func order(p *probe) {
	var fds []int
	e := p.epoll()
	for i := range 6 {
		v := p.eventfd()
		p.add(e, v, []uint32{in, in | et}[i%2])
		fds = append(fds, v)
	}
	for _, i := range []int{3, 0, 5, 1, 4, 2, 0, 3} {
		p.write(fds[i], number(1))
	}
	for range 8 {
		p.wait(e, 2)
	}
	p.read(fds[0], 8)
	p.write(fds[1], number(1))
	p.close(fds[2])
	for range 4 {
		p.wait(e, 2)
	}
}

func number(n uint64) []byte {
	return binary.NativeEndian.AppendUint64(nil, n)
}

func listenerEdges(p *probe) {
	l := p.server(anywhere)
	e := p.watched(edge, l)
	for range 3 {
		p.connect(p.socket(sys.AF_INET), l)
	}
	p.wait(e, 10)
	p.wait(e, 10)
	p.accept(l)
	p.wait(e, 10)
	p.connect(p.socket(sys.AF_INET), l)
	p.wait(e, 10)
	for range 4 {
		p.accept(l)
	}
	p.close(l)
	p.wait(e, 10)
}

func registering(p *probe) {
	a, b := p.tcp()
	e := p.epoll()
	p.del(e, a)
	p.mod(e, a, edge)
	p.add(e, a, edge)
	p.add(e, a, edge)
	p.ctl(e, 99, a, edge)
	p.ctl(a, sys.EPOLL_CTL_ADD, b, edge)
	p.add(e, e, edge)
	p.add(e, -1, edge)
	p.add(-1, a, edge)
	err := p.EpollCtl(p.fd(e), sys.EPOLL_CTL_ADD, p.fd(b), nil)
	p.saw(err, "add without an event")
	err = p.EpollCtl(p.fd(e), sys.EPOLL_CTL_DEL, p.fd(a), nil)
	p.saw(err, "delete without an event")
	p.add(e, b, edge)
	p.close(b) // which removes it
	p.wait(e, 10)
	p.wait(e, 0)
	p.wait(a, 1)
	p.wait(-1, 1)
	p.read(e, 1)
	p.write(e, nil)
}

func eventfd(p *probe) {
	v := p.eventfd()
	e := p.watched(edge, v)
	p.read(v, 8)
	p.read(v, 0)
	p.read(v, 7)
	p.write(v, nil)
	p.write(v, make([]byte, 7))
	p.write(v, make([]byte, 9))
	p.write(v, number(0))
	p.wait(e, 10)
	p.write(v, number(7))
	p.write(v, number(8))
	p.wait(e, 10)
	p.write(v, number(math.MaxUint64))
	p.write(v, number(math.MaxUint64-16))
	p.wait(e, 10)
	p.write(v, number(1))
	p.watched(all, v)
	p.read(v, 100)
	p.wait(e, 10)
	p.read(v, 8)
	p.shutdown(v, sys.SHUT_RD)
	p.accept(v)
	p.option(v, sys.SOL_SOCKET, sys.SO_ERROR)
	p.names(v)
}

func pair(p *probe) {
	a, b := p.socketpair()
	e := p.watched(edge, a, b)
	p.say(a, "one")
	p.say(a, "two")
	p.wait(e, 10)
	p.read(b, 4)
	p.wait(e, 10)
	p.read(b, 100)
	p.wait(e, 10)
	p.read(b, 100)
	p.shutdown(a, sys.SHUT_WR)
	p.wait(e, 10)
	p.read(b, 100)
	p.say(b, "unread")
	p.names(b)
	p.bind(b, anywhere)
	p.listen(b, 1)
	p.accept(b)
	p.connect(b, b)
	p.close(a)
	p.wait(e, 10)
	p.say(b, "x")
	p.read(b, 100)
	p.read(b, 100)
}

func pairShut(p *probe) {
	c, d := p.socketpair()
	p.watched(edge, c, d)
	p.shutdown(c, sys.SHUT_RD)
	p.say(c, "x")
	p.say(d, "x")
	p.read(d, 100)
	p.watched(all, c, d)
}

// fullBuffers does not write down how much went in.
func fullBuffers(p *probe) {
	for range 2 {
		a, b := p.socketpair()
		p.fillAndDrain(a, b)
		p.fillAndDrain(p.tcp())
	}
}

func (p *probe) fillAndDrain(a, b int) {
	e := p.watched(edge, a)
	buf := make([]byte, 64<<10)
	sent, got := 0, 0
	var err error
	for err == nil {
		var n int
		n, err = p.Write(p.fd(a), buf)
		sent += max(0, n)
		p.settle(p)
	}
	p.saw(err, "full")
	p.wait(e, 10)
	p.watched(all, a)
	for err = nil; err == nil; {
		var n int
		n, err = p.Read(p.fd(b), buf)
		got += max(0, n)
		p.settle(p)
	}
	p.saw(err, "empty, %d bytes lost", sent-got)
	p.wait(e, 10)
}
