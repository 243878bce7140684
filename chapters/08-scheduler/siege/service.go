package main

import (
	"bufio"
	"fmt"
	"os"
	"sync"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/child"
)

// fortune is the service's process. It lives until it is killed.
func fortune(addr string) error {
	u := &greeter.Upstream{Answer: greeter.Fortune, Addr: addr}
	addr, err := u.Start(greeter.Net{})
	if err != nil {
		return err
	}
	fmt.Println(addr)
	bufio.NewReader(os.Stdin).ReadString('\n')
	return nil
}

// A service is that process, seen from the other one. It has an
// address that no client can be given as its own while the
// service is away: they all have 127.0.0.1.
type service struct {
	process *child.Process
	addr    string

	mu   sync.Mutex
	away []interval // when it could not be asked
}

type interval struct{ from, to time.Time }

func (s *service) start() error {
	p, addr, err := child.Start("-role", "fortune", s.addr)
	if err == nil {
		s.process, s.addr = p, addr
	}
	return err
}

// restart kills it, and starts it again.
func (s *service) restart() error {
	s.mu.Lock()
	s.away = append(s.away, interval{from: time.Now()})
	s.mu.Unlock()
	s.process.Kill()
	if err := s.start(); err != nil {
		return err
	}
	s.mu.Lock()
	s.away[len(s.away)-1].to = time.Now()
	s.mu.Unlock()
	return nil
}

// wasAway reports whether it was, at some time between the two.
func (s *service) wasAway(from, to time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.away {
		back := a.to.IsZero() || from.Before(a.to)
		if back && to.After(a.from) {
			return true
		}
	}
	return false
}
