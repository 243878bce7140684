//go:build linux && !sim

// Poll measures what it costs to find the one descriptor that is
// ready, by poll(2) and by epoll_wait, among few and among many.
package main

import (
	"fmt"
	"time"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/sys"
)

func main() { measure.Main(run) }

var sizes = []int{10, 100, 1000, 10_000}

func run(quick bool) (*measure.Result, error) {
	sizes, span := sizes, 100*time.Millisecond
	if quick {
		sizes, span = sizes[:3], time.Millisecond
	}
	r := newReport()
	for _, n := range sizes {
		poll, epoll, err := compare(n, span)
		if err != nil {
			return nil, fmt.Errorf("%d descriptors: %w", n, err)
		}
		r.add(n, poll, epoll)
	}
	r.Shape = r.check()
	return r.Result, nil
}

// compare measures both, by turns. Of several rounds the best one
// counts: whatever disturbs this process only makes it slower.
func compare(n int, span time.Duration) (
	poll, epoll float64, err error) {
	s, err := newSet(n)
	if err != nil {
		return 0, 0, err
	}
	defer s.close()
	for round := range 5 {
		p, err := each(s.poll, span)
		if err != nil {
			return 0, 0, fmt.Errorf("poll: %w", err)
		}
		e, err := each(s.epoll, span)
		if err != nil {
			return 0, 0, fmt.Errorf("epoll_wait: %w", err)
		}
		if round == 0 {
			poll, epoll = p, e
		}
		poll, epoll = min(poll, p), min(epoll, e)
	}
	return poll, epoll, nil
}

// each is how many microseconds f takes, when it is called for as
// long as span. The clock is asked only now and then.
func each(f func() (int, error), span time.Duration) (
	float64, error) {
	calls := 0
	began := sys.Now()
	for sys.Now()-began < int64(span) {
		for range 10 {
			n, err := f()
			if err == sys.EINTR {
				continue // a signal of Go's runtime
			}
			if err == nil && n != 1 {
				err = fmt.Errorf("%d events, not 1", n)
			}
			if err != nil {
				return 0, err
			}
			calls++
		}
	}
	took := float64(sys.Now()-began) / 1e3
	return took / float64(max(calls, 1)), nil
}
