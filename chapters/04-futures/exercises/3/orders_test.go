//go:build exercise

package both

import (
	"errors"
	"testing"

	"artofwaiting/code/future"
)

// TestOrders is every way in which the two can come: each in one
// of four turns, well or not. They are polled in every turn.
func TestOrders(t *testing.T) {
	lost := errors.New("the line is dead")
	errs := []error{nil, lost}
	for i := range 4 * 4 * 2 * 2 {
		s := newScene(t)
		l, r := i%4, i/4%4
		s.left.err, s.right.err = errs[i/16%2], errs[i/32]
		s.play(l, r)
		if t.Failed() {
			t.Fatalf("left came in turn %d, %v; right in %d, %v",
				l, s.left.err, r, s.right.err)
		}
	}
}

// play polls in each turn until the end, and looks how it is.
func (s *scene) play(left, right int) {
	s.Helper()
	err := future.Pending
	for turn := 0; err == future.Pending; turn++ {
		if turn == left {
			s.arrive(s.left)
		}
		if turn == right {
			s.arrive(s.right)
		}
		var p Pair
		p, err = s.expect()
		if s.poll(p, err); s.Failed() {
			return
		}
	}
	for _, who := range []*service{s.left, s.right} {
		if (who.cancels == 1) == who.over || who.cancels > 1 {
			s.Errorf("at the end %s has answered: %v, was "+
				"cancelled: %d", who.name, who.over, who.cancels)
		}
	}
	s.over()
}

// expect is what Both must say now.
func (s *scene) expect() (Pair, error) {
	l, r := s.left, s.right
	switch {
	case l.here && l.err != nil:
		return Pair{}, l.err
	case r.here && r.err != nil:
		return Pair{}, r.err
	case l.here && r.here:
		return answers, nil
	}
	return Pair{}, future.Pending
}
