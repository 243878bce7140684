//go:build exercise

package zip

import (
	"slices"
	"testing"

	"artofwaiting/code/generator"
)

// upTo yields 0 to n-1, and says when it gives back.
func upTo(n int, ended *int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer func() { *ended++ }()
		for i := range n {
			y.Yield(i)
		}
	})
}

func TestZip(t *testing.T) {
	for _, test := range []struct{ a, b, want int }{
		{3, 3, 3}, {2, 5, 2}, {5, 2, 2}, {0, 4, 0},
	} {
		var ended int
		g := Zip(upTo(test.a, &ended), upTo(test.b, &ended))
		var got []Pair[int, int]
		for s := g.Resume(); !s.Complete; s = g.Resume() {
			got = append(got, s.Yielded)
			if len(got) > 9 {
				break
			}
		}
		want := make([]Pair[int, int], test.want)
		for i := range want {
			want[i] = Pair[int, int]{i, i}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d and %d: %v, want %v",
				test.a, test.b, got, want)
		}
	}
}

// Whoever was begun has ended.
func TestEnds(t *testing.T) {
	for _, n := range []int{2, 5} {
		ended := 0
		g := Zip(upTo(n, &ended), upTo(3, &ended))
		for s := g.Resume(); !s.Complete; s = g.Resume() {
		}
		if ended != 2 {
			t.Errorf("%d and 3: %d have ended, want 2", n, ended)
		}
	}
}

func TestStop(t *testing.T) {
	ended := 0
	g := Zip(upTo(3, &ended), upTo(3, &ended))
	g.Resume()
	g.Stop()
	if ended != 2 {
		t.Errorf("stopped: %d have ended, want 2", ended)
	}
}
