package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// CloseValue captures variables that nobody assigns, and that are
// gone when the closure is called.
func CloseValue(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		var fs []func() string
		for _, s := range []string{"a", "b"} {
			twice := s + s
			fs = append(fs, func() string { return s + twice })
			y.Yield(twice)
		}
		for _, f := range fs {
			y.Yield(f())
		}
	})
}

// CloseDeep captures variables of loops and ifs around a loop
// that does not yield.
func CloseDeep(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for i := range 2 {
			for _, s := range []string{"a", "bb"} {
				if n := len(s); n > 0 {
					for j := range 2 {
						fs = append(fs, func() int {
							return i*100 + n*10 + j
						})
					}
					y.Yield(n)
				}
			}
		}
		for _, f := range fs {
			t.Log(f())
		}
	})
}

// CloseYielded yields closures: the caller, too, changes what the
// generator goes on with.
func CloseYielded(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := counters(t)
		defer g.Stop()
		for s := g.Resume(); !s.Complete; s = g.Resume() {
			s.Yielded()
			y.Yield(s.Yielded())
		}
	})
}

// counters is a generator for CloseYielded.
func counters(t *probe.T) generator.Series[func() int] {
	return generator.New(func(y *generator.Y[func() int]) {
		for i := 0; i < 6; i++ {
			y.Yield(func() int { i++; return i })
			t.Log("now", i)
		}
	})
}

func init() {
	add("CloseValue", CloseValue)
	add("CloseDeep", CloseDeep)
	add("CloseYielded", CloseYielded)
}
