package reactor

import (
	"time"

	"artofwaiting/code/future"
)

// A Sleep is the future that some time will have passed.
type Sleep struct {
	reactor *Reactor // nil at the end
	at      int64
	timer   timer
}

// Sleep is finished when d has passed, from this call on. It is
// never early, and late by as much as its thread is busy.
func (r *Reactor) Sleep(d time.Duration) Sleep {
	return Sleep{reactor: r, at: after(d)}
}

// Deadline is finished at t.
func (r *Reactor) Deadline(t time.Time) Sleep {
	return Sleep{reactor: r, at: when(t)}
}

// Poll looks at the clock, and starts the timer, the first time.
func (s *Sleep) Poll(w future.Waker) (none struct{}, err error) {
	r := s.reactor
	if r == nil {
		future.PolledAgain("Sleep")
	}
	err = r.wait(&s.timer, s.at, w)
	if err == nil && !w.Spend() {
		err = future.Pending
	}
	if err != future.Pending {
		s.reactor = nil
	}
	return none, err
}

// Cancel stops the timer.
func (s *Sleep) Cancel() {
	if r := s.reactor; r != nil {
		r.timers.stop(&s.timer)
		s.reactor = nil
	}
}

// Box moves s to the heap.
func (s Sleep) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &s}
}
