package essay_test

import (
	"math"
	"testing"

	"artofwaiting/chapters/06-generators/essay"
	"artofwaiting/chapters/06-generators/essay/compiled"
	"artofwaiting/code/generator"
)

// Claim 59: compiled or not, it says the same.
func TestThree(t *testing.T) {
	a, b := essay.Three(), compiled.Three()
	for i := 0; ; i++ {
		got, want := b.Resume(), a.Resume()
		if got != want {
			t.Fatalf("%d: %v, want %v", i, got, want)
		}
		if want.Complete {
			return
		}
	}
}

// fibonacci is Fibonacci by hand.
type fibonacci struct {
	state, n, a, b int
}

func (g *fibonacci) Resume() (s generator.State[int, struct{}]) {
	switch g.state {
	case 0:
		g.a, g.b = 0, 1
	case 1:
		g.a, g.b = g.b, g.a+g.b
		g.n--
	default:
		generator.ResumedAgain()
	}
	if g.n > 0 {
		g.state = 1
		s.Yielded = g.a
		return s
	}
	g.state = 2
	s.Complete = true
	return s
}

func (g *fibonacci) Stop() {}

// body is Fibonacci as a function with a result, which Threaded
// wants.
func body(n int) func(y *generator.Y[int]) struct{} {
	return func(y *generator.Y[int]) (none struct{}) {
		for a, b := 0, 1; n > 0; n-- {
			y.Yield(a)
			a, b = b, a+b
		}
		return none
	}
}

// What it costs to resume, in each form.
func BenchmarkResume(b *testing.B) {
	forms := []struct {
		name string
		make func(n int) generator.Series[int]
	}{
		{"hand", func(n int) generator.Series[int] {
			return &fibonacci{n: n}
		}},
		{"compiled", compiled.Fibonacci},
		{"stackful", essay.Fibonacci},
		{"threaded", func(n int) generator.Series[int] {
			return generator.Threaded(body(n))
		}},
	}
	for _, form := range forms {
		b.Run(form.name, func(b *testing.B) {
			b.ReportAllocs()
			g := form.make(math.MaxInt)
			defer g.Stop()
			for range b.N {
				g.Resume()
			}
		})
	}
}
