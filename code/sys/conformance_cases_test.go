//go:build linux && !sim

package sys_test

import (
	"testing"

	"artofwaiting/code/sys"
)

const (
	in, out  = sys.EPOLLIN, sys.EPOLLOUT
	rdhup    = sys.EPOLLRDHUP
	et       = sys.EPOLLET
	all      = in | out | rdhup
	edge     = all | et
	anywhere = "127.0.0.1:0"
)

// TestConformance has the situations that the book talks about.
func TestConformance(t *testing.T) {
	for name, program := range map[string]func(*probe){
		"fresh socket":        freshSocket,
		"refused":             refused,
		"connect twice":       connectTwice,
		"full queue":          fullQueue,
		"half-close":          halfClose,
		"shut and listening":  shutListener,
		"reset":               reset,
		"unread data":         unread,
		"gone peer":           gonePeer,
		"edges":               edges,
		"levels":              levels,
		"order":               order,
		"listener edges":      listenerEdges,
		"registering":         registering,
		"eventfd":             eventfd,
		"pair":                pair,
		"pair shut":           pairShut,
		"full buffers":        fullBuffers,
		"pipe":                pipe,
		"pipe, reader gone":   pipeUnread,
		"full pipe":           fullPipe,
		"duplicates":          duplicates,
		"ghosts":              ghosts,
		"ports":               ports,
		"lingering":           lingering,
		"addresses":           addresses,
		"no such descriptor":  noDescriptor,
		"options":             options,
		"blocking":            blocking,
		"lowest number first": lowest,
	} {
		t.Run(name, func(t *testing.T) { conform(t, program) })
	}
}

// watched is a set that watches all of fds.
func (p *probe) watched(mask uint32, fds ...int) int {
	e := p.epoll()
	for _, fd := range fds {
		p.add(e, fd, mask)
	}
	p.wait(e, 10)
	return e
}
