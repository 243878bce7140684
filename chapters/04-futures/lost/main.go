// Lost tries every order in which one thread can go to sleep and
// another can wake it, and counts those in which it sleeps for
// ever.
package main

import (
	"fmt"

	"artofwaiting/code/future"
)

func main() {
	one := sleeps(look, register, pending)
	two := sleeps(look, register, look, pending)
	count("one look", one, wakes)
	count("two looks", two, wakes)
	count("two looks, news after the wake", two, tooEarly)
}

// A scene is what the two threads share, and how far the one that
// goes to sleep has come.
type scene struct {
	news   bool
	slot   future.Slot
	woken  future.Counter
	over   bool // it has seen the news
	asleep bool // it has returned Pending
	said   []string
}

// A step is what a thread does without being interrupted.
type step func(*scene)

func look(s *scene) {
	s.over = s.news
	s.say("looks: news %t", s.news)
}

func register(s *scene) {
	s.slot.Register(s.woken.Waker())
	s.say("registers")
}

func pending(s *scene) {
	s.asleep = true
	s.say("returns Pending")
}

func leave(s *scene) {
	s.news = true
	s.say("\tleaves the news")
}

func wake(s *scene) {
	before := s.woken.Woken()
	s.slot.Wake()
	s.say("\twakes: %d", s.woken.Woken()-before)
}

var (
	wakes    = []step{leave, wake}
	tooEarly = []step{wake, leave}
)

// sleeps makes each step do nothing once the news has been seen.
func sleeps(steps ...step) []step {
	for i, do := range steps {
		steps[i] = func(s *scene) {
			if !s.over {
				do(s)
			}
		}
	}
	return steps
}

func (s *scene) say(format string, args ...any) {
	s.said = append(s.said, fmt.Sprintf(format, args...))
}
