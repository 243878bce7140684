package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ByHandZip resumes two others in turn, until one has ended, and
// stops the other.
func ByHandZip(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a, b := count(t, 10, 2), count(t, 20, 5)
		defer a.Stop()
		defer b.Stop()
		for {
			s, r := a.Resume(), b.Resume()
			t.Log(s, r)
			if s.Complete || r.Complete {
				break
			}
			y.Yield(s.Yielded * r.Yielded)
		}
		b.Stop()
		b.Stop()
		y.Yield(-1)
		b.Resume()
	})
}

// ByHandTake takes some from a generator that is an argument.
func ByHandTake(t *probe.T) generator.Series[int] {
	return take(t, 2, count(t, 1, 9))
}

// take is the first n of g, which is stopped then.
func take(t *probe.T, n int,
	g generator.Series[int]) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer g.Stop()
		for ; n > 0; n-- {
			s := g.Resume()
			if s.Complete {
				t.Log("too few", n)
				return
			}
			y.Yield(s.Yielded)
		}
		t.Log("enough")
	})
}

// ByHandState looks at all parts of a state, result included.
func ByHandState(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		g := ReturnNamed(t)
		defer g.Stop()
		for range 9 {
			s := g.Resume()
			y.Yield(s.String())
			t.Log(s.Yielded, s.Result, s.Complete)
			if s.Complete {
				return
			}
		}
	})
}

// ByHandChain puts generators into generators.
func ByHandChain(t *probe.T) generator.Series[int] {
	g := count(t, 1, 9)
	for i := range 3 {
		g = take(t, 5-i, g)
	}
	return g
}

// ByHandQueue has generators take turns, in a slice.
func ByHandQueue(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var queue []generator.Series[int]
		for i := range 3 {
			g := count(t, 10*i, i+1)
			defer g.Stop()
			queue = append(queue, g)
		}
		for len(queue) > 0 {
			g := queue[0]
			queue = queue[1:]
			if s := g.Resume(); !s.Complete {
				y.Yield(s.Yielded)
				queue = append(queue, g)
			}
		}
	})
}

// ByHandSelf resumes itself while it runs, which is a mistake.
func ByHandSelf(t *probe.T) generator.Series[int] {
	var self generator.Series[int]
	self = inside(func() { t.Log(self.Resume()) })
	return self
}

// inside calls f between two yields.
func inside(f func()) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(1)
		f()
		y.Yield(2)
	})
}

// ByHandStop stops itself while it runs: it goes on.
func ByHandStop(t *probe.T) generator.Series[int] {
	var self generator.Series[int]
	self = inside(func() {
		self.Stop()
		t.Log("still here")
	})
	return self
}

// ByHandEnd resumes one that has ended by itself, which nobody
// has stopped.
func ByHandEnd(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := count(t, 1, 1)
		defer g.Stop()
		for range 3 {
			s := g.Resume()
			t.Log(s)
			y.Yield(s.Yielded)
		}
	})
}

func init() {
	add("ByHandZip", ByHandZip)
	add("ByHandTake", ByHandTake)
	add("ByHandState", ByHandState)
	add("ByHandChain", ByHandChain)
	add("ByHandQueue", ByHandQueue)
	add("ByHandSelf", ByHandSelf)
	add("ByHandStop", ByHandStop)
	add("ByHandEnd", ByHandEnd)
}
