//go:build linux && !sim

package sys_test

import (
	"strings"

	"artofwaiting/code/sys"
)

func pipe(p *probe) {
	r, w := p.pipe()
	e := p.watched(edge, r, w)
	p.read(r, 0)
	p.read(r, 1)
	p.read(w, 1)
	p.read(w, 0)
	p.say(r, "x")
	p.write(r, nil)
	p.write(w, nil)
	p.wait(e, 10)
	p.say(w, "one")
	p.say(w, "two")
	p.wait(e, 10)
	p.read(r, 4)
	p.wait(e, 10)
	p.say(w, "!")
	p.wait(e, 10)
	p.shutdown(w, sys.SHUT_WR)
	p.names(r)
	p.accept(r)
	p.soError(w)
	p.close(w)
	p.wait(e, 10)
	p.read(r, 100)
	p.wait(e, 10)
	p.read(r, 100)
	p.read(r, 0)
	p.watched(all, r)
}

func pipeUnread(p *probe) {
	r, w := p.pipe()
	e := p.watched(edge, w)
	p.say(w, "nobody reads this")
	p.close(r)
	p.wait(e, 10)
	p.write(w, nil)
	p.say(w, "x")
	p.wait(e, 10)
	p.watched(all, w)
	r, w = p.pipe()
	p.close(w)
	p.watched(all, r)
	p.read(r, 1)
}

// fullPipe counts what goes in: unlike those of sockets, the
// memory of a pipe is modelled to the byte.
func fullPipe(p *probe) {
	for _, size := range []int{
		1, 100, 3000, 4095, 4096, 4097, 10_000, 64 << 10, 70_000,
	} {
		r, w := p.pipe()
		e := p.watched(edge, r, w)
		data := []byte(strings.Repeat("x", size))
		for n, err := 0, error(nil); err == nil; {
			var m int
			m, err = p.Write(p.fd(w), data)
			n += max(0, m)
			p.saw(err, "%d bytes written, %d in all", m, n)
		}
		p.say(w, "y")
		p.wait(e, 10)
		p.wait(e, 10)
		p.watched(all, r, w)
		for _, n := range []int{1, 4094, 1, 1, 5000, 4096, 2999} {
			p.read(r, n)
			p.wait(e, 10)
			p.write(w, data)
			p.wait(e, 10)
			p.say(w, "y")
		}
		p.read(r, 100_000)
		p.wait(e, 10)
		p.write(w, data)
		p.close(r)
		p.wait(e, 10)
	}
}

// duplicates are one object, with one end, and one that does not
// block, but are watched each by itself.
func duplicates(p *probe) {
	a, b := p.socketpair()
	c := p.dup(a)
	e := p.watched(edge, a, c, b)
	p.say(b, "hello")
	p.wait(e, 10)
	p.read(c, 3)
	p.read(a, 3)
	p.say(c, "hello")
	p.wait(e, 10)
	p.mod(e, a, in)
	p.say(b, "level")
	for range 3 {
		p.wait(e, 1)
	}
	p.del(e, a)
	p.wait(e, 10)
	p.close(a)
	p.wait(e, 10)
	p.read(c, 10)
	p.read(c, 10)
	p.close(c) // and now it hangs up
	p.wait(e, 10)
	p.dup(c)
	p.dup(-1)
	d := p.dup(e) // another number for the same set
	p.wait(d, 10)
	p.del(d, b)
	p.wait(e, 10)
	x, conn := p.tcp()
	y := p.dup(x)
	p.reset(y)
	p.read(conn, 1)
	p.close(x)
	p.read(conn, 1)
}

// ghosts are watched under a number that is closed.
func ghosts(p *probe) {
	a, b := p.socketpair()
	c := p.dup(a)
	e := p.watched(all, a)
	fd := p.fd(a)
	p.close(a)
	p.say(b, "to a ghost")
	p.wait(e, 10)
	p.del(e, a)
	p.mod(e, a, 0)
	p.del(e, c)
	d := p.eventfd() // which gets the number
	p.saw(nil, "%v", p.fd(d) == fd)
	p.del(e, d)
	p.add(e, d, all)
	p.wait(e, 10)
	f := p.dup(c)
	p.add(e, f, in)
	p.add(e, c, in|et)
	p.wait(e, 10)
	p.close(c)
	p.wait(e, 10)
	p.close(f)
	p.wait(e, 10)
}
