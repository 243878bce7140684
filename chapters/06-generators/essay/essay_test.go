package essay_test

import (
	"math"
	"testing"

	"artofwaiting/chapters/06-generators/byhand"
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

// What it costs to resume, in each form.
func BenchmarkResume(b *testing.B) {
	forms := []struct {
		name string
		make func(n int) generator.Series[int]
	}{
		{"hand", byhand.Fibonacci},
		{"compiled", compiled.Fibonacci},
		{"stackful", essay.Fibonacci},
		{"threaded", byhand.Threaded},
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
