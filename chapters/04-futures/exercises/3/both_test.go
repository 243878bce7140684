//go:build exercise

package both

import (
	"testing"

	"artofwaiting/code/future"
)

// A service is a future of an answer, which fails the test if it
// is treated badly.
type service struct {
	*testing.T
	name    string
	answer  string
	err     error
	here    bool         // the answer, or the error
	over    bool         // it has been given
	waker   future.Waker // of the latest poll
	polls   int
	cancels int
}

func (s *service) Poll(w future.Waker) (string, error) {
	s.Helper()
	if s.polls++; s.over {
		s.Errorf("%s is polled after its end; its answer is lost",
			s.name)
	}
	if !s.here {
		s.waker = w
		return "", future.Pending
	}
	s.over = true
	return s.answer, s.err
}

func (s *service) Cancel() { s.cancels++ }

// A scene is two services, and somebody who waits for both, with
// another Waker each time.
type scene struct {
	*testing.T
	left, right *service
	both        Both
	woken       *future.Counter // by the Waker of the latest poll
}

func newScene(t *testing.T) *scene {
	s := &scene{T: t,
		left:  &service{T: t, name: "left", answer: "salve"},
		right: &service{T: t, name: "right", answer: "hello"}}
	s.both = Wait(s.left, s.right)
	return s
}

// poll fails unless the answer is this.
func (s *scene) poll(pair Pair, err error) {
	s.Helper()
	s.woken = new(future.Counter)
	got, e := s.both.Poll(s.woken.Waker())
	if got != pair || e != err {
		s.Errorf("Both: %q, %v; want %q, %v", got, e, pair, err)
	}
}

// arrive fails unless the Waker of the latest poll is woken.
func (s *scene) arrive(who *service) {
	s.Helper()
	if who.here = true; s.woken == nil {
		return // before the first poll
	}
	before := s.woken.Woken()
	who.waker.Wake()
	if s.woken.Woken() == before {
		s.Errorf("%s is there, and the Waker of the latest poll "+
			"is not woken: it sleeps for ever", who.name)
	}
}

// counts fails unless a service was polled and cancelled so.
func (s *scene) counts(who *service, polls, cancels int) {
	s.Helper()
	if who.polls != polls || who.cancels != cancels {
		s.Errorf("%s: %d polls, %d cancels; want %d, %d",
			who.name, who.polls, who.cancels, polls, cancels)
	}
}

// over fails unless one more poll panics, and asks nobody.
func (s *scene) over() {
	s.Helper()
	polls := s.left.polls + s.right.polls
	s.left.over, s.right.over = false, false // do not complain
	defer func() {
		s.Helper()
		if recover() == nil ||
			s.left.polls+s.right.polls > polls {
			s.Error("Both can be polled after its end")
		}
	}()
	s.both.Poll(future.Waker{})
}

var answers = Pair{"salve", "hello"}

func TestTogether(t *testing.T) {
	s := newScene(t)
	s.poll(Pair{}, future.Pending)
	s.counts(s.left, 1, 0)
	s.counts(s.right, 1, 0)
	s.arrive(s.right)
	s.poll(Pair{}, future.Pending)
	s.arrive(s.left)
	s.poll(answers, nil)
}

func TestCancel(t *testing.T) {
	s := newScene(t)
	s.poll(Pair{}, future.Pending)
	s.arrive(s.left)
	s.poll(Pair{}, future.Pending)
	s.both.Cancel()
	s.both.Cancel() // does nothing
	s.counts(s.left, 2, 0)
	s.counts(s.right, 2, 1)
	s.over()
}
