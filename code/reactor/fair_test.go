package reactor

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

// A side that is ready, and a time that has come, are Pending for
// those who have had their share; they are woken, and nothing is
// lost. To be Pending costs nothing of the share.
func TestFairShare(t *testing.T) {
	r := setup(t)
	a, _ := pair(t)
	s := open(t, r, a)
	turn(t, r)
	c := &stingy{left: 2}
	w := future.NewWaker(c)
	blocked(t, s, Reading)
	for range 3 {
		_, err := s.Ready(Reading, w)
		is(t, "blocked", err, future.Pending)
	}
	for _, want := range []error{nil, nil, future.Pending} {
		_, err := s.Ready(Writing, w)
		is(t, "ready", err, want)
	}
	woken(t, "source", &c.Counter, 1)
	sleep := r.Sleep(0)
	_, err := sleep.Poll(w)
	is(t, "sleep", err, future.Pending)
	woken(t, "sleep", &c.Counter, 2)
	c.left = 1
	_, err = sleep.Poll(w)
	must(t, err)
}
