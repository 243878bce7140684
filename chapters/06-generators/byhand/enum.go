// Package byhand is generators as one writes them when there is
// no compiler.
package byhand

import "artofwaiting/code/generator"

// none is the result of a generator that has none.
type none = struct{}

// An enum is the essay's generator: where it stands, and in that
// what it needs there.
type enum struct{ at state }

// A state is one of the three below.
type state any

// start is before it has run.
type start struct{}

// suspended is at the yield, in the ith turn.
type suspended struct{ i int }

// done is when it has ended, and while it runs.
type done struct{}

// Enum yields 0, 1 and 2.
func Enum() generator.Series[int] { return &enum{start{}} }

// Resume takes the state away before it does anything: whatever
// happens now, nobody comes here twice with the same one.
func (g *enum) Resume() (s generator.State[int, none]) {
	at := g.at
	g.at = done{}
	i := 0
	switch at := at.(type) {
	case suspended:
		i = at.i + 1
	case done:
		generator.ResumedAgain()
	}
	if i == 3 {
		s.Complete = true
		return s
	}
	g.at = suspended{i}
	s.Yielded = i
	return s
}

// Stop has nothing to give back.
func (g *enum) Stop() { g.at = done{} }
