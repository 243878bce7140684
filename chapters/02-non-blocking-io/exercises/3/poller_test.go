//go:build exercise

package askless

import (
	"slices"
	"testing"
)

// play runs rounds and returns, for each socket, the rounds in
// which it was asked. data says whether a socket has some in a
// round.
func play(n, rounds int, data func(i, round int) bool) [][]int {
	asked := make([][]int, n)
	p := New(n)
	for round := range rounds {
		p.Round(func(i int) bool {
			asked[i] = append(asked[i], round)
			return data(i, round)
		})
	}
	return asked
}

func never(i, round int) bool  { return false }
func always(i, round int) bool { return true }

func TestIdle(t *testing.T) {
	got := play(1, 300, never)[0]
	want := []int{0, 1, 3, 7, 15, 31, 63, 127, 191, 255}
	if !slices.Equal(got, want) {
		t.Errorf("silent: asked in rounds %v, want %v", got, want)
	}
}

func TestActive(t *testing.T) {
	if got := len(play(1, 300, always)[0]); got != 300 {
		t.Errorf("data in 300 rounds: asked in %d of them", got)
	}
}

// TestReset: after data in round 31, the pauses start anew.
func TestReset(t *testing.T) {
	got := play(1, 100, func(_, round int) bool {
		return round == 31
	})[0]
	want := []int{0, 1, 3, 7, 15, 31, 32, 33, 35, 39, 47, 63, 95}
	if !slices.Equal(got, want) {
		t.Errorf("asked in rounds %v, want %v", got, want)
	}
}

// TestEveryOther: one answer without data makes a pause of one
// round, which is none at all.
func TestEveryOther(t *testing.T) {
	got := play(1, 100, func(_, round int) bool {
		return round%2 == 0
	})[0]
	if len(got) != 100 {
		t.Errorf("asked in %d of 100 rounds, want all", len(got))
	}
}

// TestCrowd: one socket of 1,000 is active. The others cost 10
// questions each in 300 rounds instead of 300.
func TestCrowd(t *testing.T) {
	const n, active = 1000, 7
	questions := 0
	asked := play(n, 300, func(i, _ int) bool {
		questions++
		return i == active
	})
	if got := len(asked[active]); got != 300 {
		t.Errorf("active, but asked in %d of 300 rounds", got)
	}
	if want := 300 + (n-1)*10; questions != want {
		t.Errorf("%d questions, want %d", questions, want)
	}
}

// TestEachOnceInOrder looks at a single round, and at the next.
func TestEachOnceInOrder(t *testing.T) {
	p := New(4)
	all, odd := []int{0, 1, 2, 3}, []int{1, 3}
	for round, want := range [][]int{all, all, odd} {
		var got []int
		p.Round(func(i int) bool {
			got = append(got, i)
			return i%2 == 1
		})
		if !slices.Equal(got, want) {
			t.Errorf("round %d: %v, want %v", round, got, want)
		}
	}
}

func TestNoSockets(t *testing.T) {
	New(0).Round(func(i int) bool {
		t.Errorf("socket %d of none was asked", i)
		return false
	})
}
