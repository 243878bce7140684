package generator

// three is the essay's generator by hand: a struct that has what
// lives across a yield, and where it stands. In each state, only
// i lives.
type three struct {
	state threeState
	i     int
}

type threeState int

const (
	start threeState = iota
	yielded
	done
)

// Resume takes the state out before it runs, so whatever happens
// there is no way to come here twice.
func (g *three) Resume() (s State[int, struct{}]) {
	state := g.state
	g.state = done
	switch state {
	case start:
		g.i = 0
	case yielded:
		g.i++
	case done:
		ResumedAgain()
	}
	if g.i < 3 {
		g.state = yielded
		s.Yielded = g.i
		return s
	}
	s.Complete = true
	return s
}

// Stop has nothing to give back.
func (g *three) Stop() { *g = three{state: done} }
