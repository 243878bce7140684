package reactor

import (
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/sys"
)

// SetDeadline makes both sides answer os.ErrDeadlineExceeded from
// t on, to those who wait and those who come later. The zero time
// is no deadline, one in the past is over now. It is for the
// thread that owns s. After Close it starts no timer: nobody
// would stop it any more.
func (s *Source) SetDeadline(t time.Time) {
	s.reactor.timers.stop(&s.timer)
	if t.IsZero() || Seen(s.state.Load())&gone != 0 {
		s.deadline.Store(0)
		return
	}
	at := when(t)
	s.deadline.Store(at)
	w := future.NewWaker((*alarm)(s))
	if s.reactor.wait(&s.timer, at, w) == nil {
		w.Wake()
	}
}

// expired asks the clock. The bit that says so, late, is no more
// than a hint: the alarm may have gone off on another thread
// while the deadline was being moved.
func (s *Source) expired() bool {
	at := s.deadline.Load()
	return at != 0 && at <= sys.Now()
}

// An alarm is a Source, as its timer sees it.
type alarm Source

// Wake is called when the deadline has passed.
func (a *alarm) Wake() {
	s := (*Source)(a)
	s.tell(late, 0)
	s.reader.Wake()
	s.writer.Wake()
}
