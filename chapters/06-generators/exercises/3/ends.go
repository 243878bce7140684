// Package ends is a generator, made by hand.
package ends

import "artofwaiting/code/generator"

// Ends yields the first element and the last, and says when it
// gives back. It is the original, and stays as it is.
func Ends(list []string, end func()) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		defer end()
		if len(list) == 0 {
			return
		}
		y.Yield(list[0])
		y.Yield(list[len(list)-1])
	})
}

// Made is Ends as a struct.
func Made(list []string, end func()) generator.Series[string] {
	return &ends{list: list, end: end}
}

type ends struct {
	state int
	list  []string
	end   func()
}

// Resume goes on from the last yield.
func (g *ends) Resume() (
	s generator.State[string, struct{}]) {
	g.state = -1
	s.Complete = true
	return s
}

// Stop ends it where it stands.
func (g *ends) Stop() {
	g.state = -1
}
