//go:build unix && !sim

package main

import (
	"errors"
	"sync"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// waiting has every client wait for the tongue, which answers
// nobody before all have asked.
func (b *bill) waiting(p *process, tongue *greeter.Upstream,
	s size) error {
	before, err := p.used("memory")
	if err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- load(p.addr, s.clients, 1) }()
	select {
	case <-tongue.Full():
	case err := <-done:
		return errors.Join(err, errors.New("nobody waited"))
	}
	after, err := p.used("memory")
	if err == nil {
		err = b.idling(p, after, s.pause)
	}
	tongue.Release()
	b.threads = float64(after.threads)
	b.bytes = float64(after.bytes-before.bytes) /
		float64(s.clients)
	return errors.Join(err, <-done)
}

// idling is for how much of the pause the greeter works.
func (b *bill) idling(p *process, before used,
	pause time.Duration) error {
	began := time.Now()
	time.Sleep(pause)
	after, err := p.used("")
	took := time.Since(began)
	b.idle = 100 * float64(after.cpu-before.cpu) / float64(took)
	return err
}

// working has a tenth of the clients ask, again and again.
func (b *bill) working(p *process, s size) error {
	clients := max(s.clients/10, 1)
	each := s.requests / clients
	before, err := p.used("")
	if err != nil {
		return err
	}
	began := time.Now()
	if err := load(p.addr, clients, each); err != nil {
		return err
	}
	took := time.Since(began)
	after, err := p.used("")
	if err != nil {
		return err
	}
	n := float64(clients * each)
	b.us = float64(after.cpu-before.cpu) / 1e3 / n
	b.requests = n / took.Seconds()
	return nil
}

// load has n clients, each of which asks so many times.
func load(addr string, n, times int) error {
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { errs[i] = client(addr, times) })
	}
	all.Wait()
	return errors.Join(errs...)
}

func client(addr string, times int) error {
	minute := time.Now().Add(time.Minute)
	conn, err := greeter.Net{}.Dial(addr, minute)
	if err != nil {
		return err
	}
	defer conn.Close()
	for range times {
		status, _, err := greeter.Get(conn, "ada")
		if err != nil {
			return err
		}
		if status != greeter.OK.Error() {
			return errors.New(status)
		}
	}
	return nil
}
