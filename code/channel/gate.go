package channel

import (
	"errors"

	"artofwaiting/code/future"
)

// ErrClosed says that nobody is there any more.
var ErrClosed = errors.New("channel: closed")

// A gate lets so many in, and the others wait in line. A lock of
// whoever has it guards it. While anybody waits, nothing is free:
// what is given back goes to the first in line, and not to who
// happens to come by. It is why nobody starves.
type gate struct {
	free   int
	line   future.Line
	closed bool // for those who come
}

// enter is the poll of whoever wants in.
func (g *gate) enter(p *future.Place, w future.Waker) error {
	switch {
	case p.Served():
		return nil
	case g.free > 0 && !g.closed:
		g.free--
		p.Serve()
		return nil
	case g.closed && !p.Waiting():
		return ErrClosed
	}
	g.line.Enter(p, w)
	return future.Pending
}

// leave is for whoever does not want in any more. It may have
// been let in without knowing.
func (g *gate) leave(p *future.Place) (next future.Waker) {
	in := p.Served()
	g.line.Leave(p)
	if in {
		next = g.put()
	}
	return next
}

// put gives one back, and has whom to wake for it.
func (g *gate) put() (next future.Waker) {
	next, ok := g.line.Serve()
	if !ok {
		g.free++
	}
	return next
}
