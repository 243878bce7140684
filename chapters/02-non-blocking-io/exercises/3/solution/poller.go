// Package askless polls sockets, and the silent ones less and
// less.
package askless

// MaxPause is the most rounds from one question to the next.
const MaxPause = 64

// A Poller decides which of its sockets to ask in a round. They
// are numbered from 0.
type Poller struct {
	round   int // that comes next
	sockets []state
}

// A state is what a Poller knows of a socket.
type state struct {
	due   int // the round to ask it in
	pause int // the last pause; 0 after data
}

// New returns a Poller of n sockets. The first round asks them
// all.
func New(n int) *Poller {
	return &Poller{sockets: make([]state, n)}
}

// Round asks the sockets whose turn it is, each once, in the
// order of their numbers. ask(i) says whether socket i had data.
//
// A socket that had data is asked again in the next round. One
// that had none is asked again 1 round later, then 2, then 4, and
// so on, doubling up to MaxPause, until it has data again: then
// its pauses start anew.
func (p *Poller) Round(ask func(i int) (data bool)) {
	for i := range p.sockets {
		s := &p.sockets[i]
		if s.due == p.round {
			s.answered(p.round, ask(i))
		}
	}
	p.round++
}

func (s *state) answered(round int, data bool) {
	if data {
		s.pause = 0
		s.due = round + 1
		return
	}
	s.pause = min(max(1, 2*s.pause), MaxPause)
	s.due = round + s.pause
}
