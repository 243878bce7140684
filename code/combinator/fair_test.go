package combinator

import (
	"testing"

	"artofwaiting/code/future"
)

// A stingy Wakeable grants so many answers.
type stingy struct {
	future.Counter
	left int
}

func (s *stingy) Spend() bool {
	s.left--
	return s.left >= 0
}

// The children of a set ask whoever polls the set whether another
// answer is fair, and one that is refused is polled again.
func TestFairShare(t *testing.T) {
	asks := 0
	child := future.PollFunc(func(w future.Waker) (int, error) {
		for w.Spend() {
			asks++
		}
		if asks < 6 {
			return 0, future.Pending
		}
		return asks, nil
	})
	first := true
	set := Unorder(future.PollFunc(
		func(w future.Waker) (int, error) {
			if first {
				w.Wake() // which empties the slot of the set
			}
			first = false
			return 0, future.Pending
		}), child)
	c := &stingy{}
	for _, want := range []int{3, 6} {
		c.left = 3
		v, err := set.Next(future.NewWaker(c))
		if asks != want || (err == nil) != (v == 6) {
			t.Errorf("%d asks, %d, %v; want %d",
				asks, v, err, want)
		}
	}
	if c.Woken() == 0 {
		t.Error("not woken")
	}
}
