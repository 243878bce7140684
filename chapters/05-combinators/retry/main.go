// Retry asks again until there is an answer: in plain code, by
// functions that call each other, and with Loop.
package main

import (
	"errors"
	"fmt"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

var errBusy = errors.New("busy")

// A service is busy for some time. It counts who asks.
type service struct{ asked, busy int }

// ask is a function for those who can wait.
func (s *service) ask() (string, error) {
	if s.asked++; s.asked <= s.busy {
		return "", errBusy
	}
	return "at last", nil
}

// asking is the same as a future, which waits a little.
func (s *service) asking() future.Boxed[string] {
	return combinator.AndThen(future.PendingOnce(0),
		func(int) future.Boxed[string] {
			v, err := s.ask()
			if err != nil {
				return future.Fail[string](err).Box()
			}
			return future.Ready(v).Box()
		}).Box()
}

func main() {
	s := &service{busy: 2}
	v, err := plain(s, 3)
	report("plain", s, v, err)
	s = &service{busy: 2}
	v, err = future.Wait(recursive(s, 3))
	report("recursive", s, v, err)
	s = &service{busy: 2}
	v, err = future.Wait(looped(s, 3))
	report("Loop", s, v, err)
	s = &service{busy: 1e6}
	v, err = future.Wait(looped(s, 1000))
	report("Loop, 1000 times", s, v, err)
}

func report(name string, s *service, v string, err error) {
	fmt.Printf("%s, asked  %d\n", name, s.asked)
	if err != nil {
		v = "fails: " + err.Error()
	}
	fmt.Printf("%s, answer  %s\n", name, v)
}
