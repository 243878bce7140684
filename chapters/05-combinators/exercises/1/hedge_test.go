//go:build exercise

package hedge

import (
	"testing"
	"time"

	"artofwaiting/code/future"
)

// A race is a Hedge in a network, and what is to come of it.
type race struct {
	network
	story
	hedge future.Boxed[*line]
}

func begin(t *testing.T, s story) *race {
	r := &race{story: s}
	r.T = t
	r.hedge = Hedge(r.dial(s.first, s.firstErr),
		r.Sleep(time.Duration(s.pause)), func() dialing {
			return r.dial(s.spare, s.spareErr)
		}).Box()
	return r
}

// turn polls once, and says whether that was the end.
func (r *race) turn() bool {
	r.Helper()
	var c future.Counter
	got, err := r.hedge.Poll(c.Waker())
	turn := int(r.Now())
	who, attempts, want := r.expect(turn)
	switch {
	case !same(err, want):
		r.Fatalf("turn %d: %v, want %v", turn, err, want)
	case err == future.Pending:
		r.pending(attempts, c.Waker())
		r.Advance(1)
		return false
	case err == nil && got != r.all[who]:
		r.Fatalf("turn %d: not the line of attempt %d", turn, who)
	case err == nil:
		got.close()
	}
	return true
}

// pending looks who is alive, and whom he will wake.
func (r *race) pending(attempts int, w future.Waker) {
	r.Helper()
	if len(r.all) != attempts {
		r.Fatalf("turn %d: %d attempts, want %d",
			int(r.Now()), len(r.all), attempts)
	}
	for i, l := range r.all {
		if !l.closed && l.waker != w {
			r.Fatalf("turn %d: attempt %d does not have the "+
				"latest Waker", int(r.Now()), i)
		}
	}
	if n := r.Sleeping(); n != 2-attempts {
		r.Fatalf("turn %d: %d pauses under way, want %d",
			int(r.Now()), n, 2-attempts)
	}
}

// over fails unless nothing is left.
func (r *race) over() {
	r.Helper()
	if r.open != 0 || r.Sleeping() != 0 {
		r.Errorf("left open: %d lines, %d pauses", r.open,
			r.Sleeping())
	}
	r.hedge.Cancel() // does nothing
	defer func() {
		if recover() == nil {
			r.Error("it can be polled after its end")
		}
	}()
	r.hedge.Poll(future.Waker{})
}

// play polls in each turn to the end.
func play(t *testing.T, s story) {
	t.Helper()
	r := begin(t, s)
	for !r.turn() {
	}
	r.over()
}

func TestFirstAlone(t *testing.T) {
	play(t, story{first: 0, pause: 2})
	play(t, story{first: 1, pause: 2})
}

// TestSlow: the spare attempt wins, and the first is cancelled.
func TestSlow(t *testing.T) {
	play(t, story{first: 9, pause: 2, spare: 1})
}

// TestOvertaken: the first wins while the spare is under way.
func TestOvertaken(t *testing.T) {
	play(t, story{first: 4, pause: 2, spare: 9})
}

// TestFails: a failure does not wait for the end of the pause.
func TestFails(t *testing.T) {
	play(t, story{first: 1, firstErr: errFirst, pause: 5})
}

// TestSpareFails: the first is still there to be waited for.
func TestSpareFails(t *testing.T) {
	play(t, story{first: 5, pause: 1, spareErr: errSpare})
}

// TestBothFail: the error says of both why.
func TestBothFail(t *testing.T) {
	s := story{firstErr: errFirst, spareErr: errSpare}
	s.first, s.pause, s.spare = 3, 1, 1
	play(t, s)
	s.first, s.pause, s.spare = 2, 1, 4
	play(t, s)
}

// TestAll is every story of a few turns.
func TestAll(t *testing.T) {
	for i := range 4 * 4 * 4 * 4 {
		s := story{first: i % 4, pause: i / 4 % 4}
		s.spare = i / 16 % 4
		s.firstErr = []error{nil, errFirst}[i/64%2]
		s.spareErr = []error{nil, errSpare}[i/128]
		play(t, s)
		if t.Failed() {
			t.Fatalf("the story was %+v", s)
		}
	}
}

// TestCancel gives up in every turn.
func TestCancel(t *testing.T) {
	for turns := range 6 {
		r := begin(t, story{first: 9, pause: 2, spare: 9})
		for range turns {
			r.turn()
		}
		r.hedge.Cancel()
		r.over()
	}
}
