//go:build exercise

package some

import (
	"errors"
	"testing"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

var errBad = errors.New("bad")

// A site counts who works there.
type site struct{ now, most, done, bad int }

// work takes a few turns, more of them for some than for others.
func (s *site) work(i int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		s.now++
		defer func() { s.now-- }()
		s.most = max(s.most, s.now)
		for range 1 + i%4 {
			await.Await(a, scheduler.Yield())
		}
		s.done++
		if i == s.bad {
			return 0, errBad
		}
		return i, nil
	})
}

func TestSome(t *testing.T) {
	for _, test := range []struct{ times, limit, most int }{
		{100, 7, 7}, {100, 1, 1}, {3, 10, 3}, {0, 1, 0},
	} {
		e := setup(t)
		s := &site{bad: -1}
		n, err := scheduler.Run(e,
			Some(e, test.times, test.limit, s.work))
		if n != test.times || err != nil || s.done != test.times {
			t.Errorf("%+v: %d, %v, done %d", test, n, err, s.done)
		}
		if s.most != test.most {
			t.Errorf("%+v: %d at the same time", test, s.most)
		}
	}
}

func TestFails(t *testing.T) {
	e := setup(t)
	s := &site{bad: 20}
	_, err := scheduler.Run(e, Some(e, 100, 5, s.work))
	if err != errBad || s.done > 30 {
		t.Errorf("number 20 failed: %v, after %d", err, s.done)
	}
	e.Settle()
	if s.now != 0 || e.Len() != 0 {
		t.Errorf("%d at work, %d tasks left", s.now, e.Len())
	}
}

func setup(t *testing.T) *scheduler.Executor {
	t.Helper()
	e, err := scheduler.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Shutdown(0) })
	return e
}
