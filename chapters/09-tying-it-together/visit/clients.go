//go:build unix && !sim

package visit

import (
	"errors"
	"sync"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// waiting has every client wait for the tongue, which answers
// nobody before all have asked.
func (b *Bill) waiting(p Process, tongue *greeter.Upstream,
	s Size) error {
	before, err := p.Used(true)
	if err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- load(p.Address(), s.Clients, 1) }()
	select {
	case <-tongue.Full():
	case err := <-done:
		return errors.Join(err, errors.New("nobody waited"))
	}
	after, err := p.Used(true)
	if err == nil {
		err = b.idling(p, after, s.Pause)
	}
	tongue.Release()
	b.Threads = float64(after.Threads)
	b.Bytes = float64(after.Bytes-before.Bytes) /
		float64(s.Clients)
	return errors.Join(err, <-done)
}

// idling is for how much of the pause the greeter works.
func (b *Bill) idling(p Process, before Used,
	pause time.Duration) error {
	began := time.Now()
	time.Sleep(pause)
	after, err := p.Used(false)
	took := time.Since(began)
	b.Idle = 100 * float64(after.CPU-before.CPU) / float64(took)
	return err
}

// working has a tenth of the clients ask, again and again.
func (b *Bill) working(p Process, s Size) error {
	clients := max(s.Clients/10, 1)
	each := s.Requests / clients
	before, err := p.Used(false)
	if err != nil {
		return err
	}
	began := time.Now()
	if err := load(p.Address(), clients, each); err != nil {
		return err
	}
	took := time.Since(began)
	after, err := p.Used(false)
	if err != nil {
		return err
	}
	n := float64(clients * each)
	b.Micros = float64(after.CPU-before.CPU) / 1e3 / n
	b.Requests = n / took.Seconds()
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
