//go:build linux && !sim

package sys_test

import (
	"time"

	"artofwaiting/code/sys"
)

func freshSocket(p *probe) {
	for _, family := range []int{sys.AF_INET, sys.AF_INET6, 77} {
		s := p.socket(family)
		if s < 0 {
			continue
		}
		p.watched(edge, s)
		p.names(s)
		p.read(s, 1)
		p.say(s, "x")
		p.accept(s)
		p.shutdown(s, sys.SHUT_WR)
		p.watched(edge, s)
		p.listen(s, 5)
		p.names(s)
		p.watched(edge, s)
	}
}

func refused(p *probe) {
	nobody := p.socket(sys.AF_INET)
	p.bind(nobody, anywhere)
	s := p.socket(sys.AF_INET)
	e := p.watched(edge, s)
	p.connect(s, nobody)
	p.wait(e, 10)
	p.names(s)
	p.soError(s)
	p.soError(s)
	p.watched(edge, s)
	p.read(s, 1)
	p.say(s, "x")
	p.connect(s, nobody) // ECONNABORTED: somebody else was told
	p.wait(e, 10)
	p.connect(s, nobody)
	p.connect(s, nobody) // now it tells us
	p.shutdown(s, sys.SHUT_RDWR)
	p.names(s)
}

func connectTwice(p *probe) {
	l := p.server(anywhere)
	s := p.socket(sys.AF_INET)
	for range 3 {
		p.connect(s, l)
	}
	p.names(s)
	p.connect(l, l)
	p.listen(s, 1)
	p.bind(s, anywhere)
	c := p.accept(l)
	p.connect(c, l)
	p.names(c)
}

// fullQueue ends long before Linux tries again.
func fullQueue(p *probe) {
	l := p.socket(sys.AF_INET)
	p.bind(l, anywhere)
	p.listen(l, 1)
	var clients []int
	e := p.epoll()
	for range 4 {
		c := p.socket(sys.AF_INET)
		p.connect(c, l)
		p.add(e, c, edge)
		clients = append(clients, c)
	}
	p.wait(e, 10)
	last := clients[3]
	p.names(last)
	p.soError(last)
	p.connect(last, l)
	p.read(last, 1)
	p.say(last, "x")
	p.shutdown(last, sys.SHUT_WR) // undoes the connect
	p.wait(e, 10)
	p.soError(last)
	for range 3 {
		p.accept(l)
	}
	p.close(l)
	p.wait(e, 10)
}

func halfClose(p *probe) {
	for i := range 9 {
		halfCloseBoth(p, i%3, i/3)
	}
}

func halfCloseBoth(p *probe, first, second int) {
	a, b := p.tcp()
	e := p.watched(edge, a, b)
	p.say(b, "question")
	p.wait(e, 10)
	p.shutdown(a, first)
	p.wait(e, 10)
	p.read(a, 100)
	p.read(a, 100)
	p.say(a, "answer")
	p.wait(e, 10)
	p.shutdown(b, second)
	p.wait(e, 10)
	p.say(b, "more")
	p.wait(e, 10)
	for range 2 {
		p.read(b, 100)
		p.read(a, 100)
	}
	p.names(a)
	p.names(b)
	p.shutdown(a, sys.SHUT_WR)
	p.shutdown(b, sys.SHUT_WR)
	p.wait(e, 10)
	p.watched(all, a, b)
	p.soError(a)
	p.soError(b)
}

func shutListener(p *probe) {
	for how := range 3 {
		l := p.server(anywhere)
		c := p.socket(sys.AF_INET)
		p.connect(c, l)
		e := p.watched(edge, l, c)
		p.shutdown(l, how)
		p.wait(e, 10)
		p.accept(l)
		p.soError(l)
		p.read(c, 1)
		p.listen(l, 3)
	}
}

func reset(p *probe) {
	a, b := p.tcp()
	e := p.watched(edge, a, b)
	p.say(b, "unread")
	p.say(a, "last words")
	p.reset(a)
	p.wait(e, 10)
	p.read(b, 4)
	p.read(b, 100)
	p.read(b, 100)
	p.read(b, 100)
	p.say(b, "x")
	p.wait(e, 10)
	c, d := p.tcp()
	p.reset(c)
	p.say(d, "x")
	p.say(d, "x")
	p.soError(d)
	p.names(d)
}

func unread(p *probe) {
	a, b := p.tcp()
	p.say(b, "nobody reads this")
	p.say(a, "this can be read")
	p.close(a)
	p.soError(b)
	p.read(b, 100)
	c, d := p.tcp()
	p.shutdown(c, sys.SHUT_WR)
	p.say(d, "nobody reads this")
	p.close(c)
	p.read(d, 1)
	p.say(d, "x")
	p.say(d, "x")
}

func gonePeer(p *probe) {
	a, b := p.tcp()
	e := p.watched(edge, b)
	p.close(a)
	p.wait(e, 10)
	p.say(b, "the first write succeeds")
	p.wait(e, 10)
	p.say(b, "the second does not")
	p.say(b, "nor does the third")
	p.read(b, 1)
	p.wait(e, 10)
}

func (p *probe) block(fd int) {
	p.saw(p.SetNonblock(p.fd(fd), false), "block %d", fd)
	for _, o := range []int{sys.SO_RCVTIMEO, sys.SO_SNDTIMEO} {
		const d = time.Millisecond
		p.saw(p.SetsockoptTimeout(p.fd(fd), o, d), "timeout")
	}
}

// blocking calls that need not wait, or not for ever.
func blocking(p *probe) {
	l := p.server(anywhere)
	c := p.socket(sys.AF_INET)
	p.block(l)
	p.block(c)
	p.accept(l)
	p.connect(c, l)
	p.connect(c, l)
	conn := p.accept(l)
	p.block(conn)
	p.read(conn, 10)
	p.say(c, "now")
	p.read(conn, 10)
	v := p.eventfd()
	p.saw(p.SetNonblock(p.fd(v), false), "block")
	p.write(v, number(3))
	p.read(v, 8)
	nobody, s := p.socket(sys.AF_INET), p.socket(sys.AF_INET)
	p.bind(nobody, anywhere)
	p.block(s)
	p.connect(s, nobody)
	p.connect(s, nobody)
	p.connect(s, l)
	p.names(s)
	p.say(s, "hello")
	p.SetsockoptTimeout(p.fd(conn), sys.SO_RCVTIMEO, -time.Second)
	p.read(conn, 1)
}
