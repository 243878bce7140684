package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// Variables that are initialized by way of a generator, and after
// what that needs.
var (
	sum  = drained(ones())
	one  = len(text)
	text = string([]byte{'x'})
)

func drained(g generator.Series[int]) (n int) {
	for s := g.Resume(); !s.Complete; s = g.Resume() {
		n += s.Yielded
	}
	return n
}

func ones() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for range 3 {
			y.Yield(one)
		}
	})
}

// InitialOrder yields what was there before it began.
func InitialOrder(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(sum)
	})
}

func init() { add("InitialOrder", InitialOrder) }
