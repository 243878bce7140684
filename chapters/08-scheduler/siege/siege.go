package main

import (
	"errors"
	"sync"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/crowd"
)

// besiege has everybody at it for as long as span, and the good
// clients until all of them have been greeted.
func besiege(
	s *stage, t *tally, n int, span time.Duration) error {
	clients, err := connect(s.addr, n)
	if err != nil {
		return err
	}
	end := time.Now().Add(span)
	var others sync.WaitGroup
	for range 10 {
		others.Go(func() { harass(s.addr, t, hostiles, end) })
		others.Go(func() { harass(s.addr, t, silent, end) })
	}
	var failed error
	others.Go(func() { failed = s.fortune.die(t, end) })
	for time.Now().Before(end) || !greeted(clients) {
		crowd.Each(n, 500, func(i int) error {
			clients[i].ask(s, t)
			return nil
		})
	}
	others.Wait()
	for _, c := range clients {
		failed = errors.Join(failed, c.conn.Close())
	}
	return failed
}

// connect makes n clients.
func connect(addr string, n int) ([]*client, error) {
	clients := make([]*client, n)
	return clients, crowd.Each(n, 64, func(i int) (err error) {
		clients[i] = &client{name: crowd.NameOf(i)}
		clients[i].conn, err = dial(addr)
		return err
	})
}

func dial(addr string) (greeter.Conn, error) {
	minute := time.Now().Add(time.Minute)
	return greeter.Net{}.Dial(addr, minute)
}

// greeted reports whether all clients were, or are lost.
func greeted(clients []*client) bool {
	for _, c := range clients {
		if !c.greeted && !c.lost {
			return false
		}
	}
	return true
}

// die kills the service again and again, and in the end it lives.
func (s *service) die(t *tally, end time.Time) error {
	const life = time.Second
	for time.Until(end) > life {
		time.Sleep(life)
		if err := s.restart(); err != nil {
			return err
		}
		t.restarts.Add(1)
	}
	return nil
}
