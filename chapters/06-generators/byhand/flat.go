package byhand

import "artofwaiting/code/generator"

// A fibonacci has one place for each variable, whichever states
// need it.
type fibonacci struct {
	state   int // 0 fresh, 1 at the yield, -1 ended
	n, a, b int
}

// Fibonacci yields n of Fibonacci's numbers.
func Fibonacci(n int) generator.Series[int] {
	return &fibonacci{n: n}
}

// Resume goes on behind the yield.
func (g *fibonacci) Resume() (s generator.State[int, none]) {
	switch g.state {
	case 0:
		g.a, g.b = 0, 1
	case 1:
		g.a, g.b = g.b, g.a+g.b
		g.n--
	default:
		generator.ResumedAgain()
	}
	if g.n <= 0 {
		g.state = -1
		s.Complete = true
		return s
	}
	g.state = 1
	s.Yielded = g.a
	return s
}

// Stop has nothing to give back.
func (g *fibonacci) Stop() { g.state = -1 }
