// Package askless polls sockets, and the silent ones less and
// less.
package askless

// MaxPause is the most rounds from one question to the next.
const MaxPause = 64

// A Poller decides which of its sockets to ask in a round. They
// are numbered from 0.
type Poller struct {
}

// New returns a Poller of n sockets. The first round asks them
// all.
func New(n int) *Poller {
	return &Poller{}
}

// Round asks the sockets whose turn it is, each once, in the
// order of their numbers. ask(i) says whether socket i had data.
//
// A socket that had data is asked again in the next round. One
// that had none is asked again 1 round later, then 2, then 4, and
// so on, doubling up to MaxPause, until it has data again: then
// its pauses start anew.
func (p *Poller) Round(ask func(i int) (data bool)) {
}
