package tcp

import (
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
)

// RT-21: ten wait for one listener. A connection wakes them all;
// one gets it, and the others wait on, and get the next.
func TestRT21(t *testing.T) {
	r := setup(t)
	l := r.listen()
	const n = 10
	accepts := make([]Accept, n)
	counters := make([]future.Counter, n)
	poll := func(i int) error {
		c, err := accepts[i].Poll(counters[i].Waker())
		if err == nil {
			closing(t, c)
		}
		return err
	}
	for i := range accepts {
		accepts[i] = l.Accept()
		r.pend(poll(i))
		r.pend(poll(i))
	}
	for round := range n {
		r.dial(l)
		r.until(func() bool {
			return counters[n-1].Woken() > round
		})
		for i := range accepts {
			if i >= round && counters[i].Woken() != round+1 {
				t.Errorf("round %d: %d woken %d times",
					round, i, counters[i].Woken())
			}
		}
		must(t, poll(round))
		for i := round + 1; i < n; i++ {
			r.pend(poll(i))
		}
	}
}

// One that is cancelled is not woken, and takes nobody's turn; at
// the end of the listener all are told.
func TestAcceptCancel(t *testing.T) {
	r := setup(t)
	l := r.listen()
	gone, in, stays := l.Accept(), l.Incoming(), l.Accept()
	_, err := gone.Poll(future.NewWaker(future.Alarm{}))
	r.pend(err)
	_, err = in.Next(future.NewWaker(future.Alarm{}))
	r.pend(err)
	var c future.Counter
	_, err = stays.Poll(c.Waker())
	r.pend(err)
	gone.Cancel()
	gone.Cancel()
	in.Cancel()
	in.Cancel()
	panics(t, "Accept", func() { gone.Poll(future.Waker{}) })
	r.dial(l)
	r.until(func() bool { return c.Woken() > 0 })
	conn, err := stays.Poll(c.Waker())
	must(t, err)
	closing(t, conn)

	stays = l.Accept()
	_, err = stays.Poll(c.Waker())
	r.pend(err)
	must(t, l.Close())
	if c.Woken() != 2 {
		t.Errorf("woken %d times, want 2", c.Woken())
	}
	_, err = stays.Poll(c.Waker())
	is(t, "closed", err, poller.ErrClosed)
	if l.waiting.line != (future.Line{}) {
		t.Error("somebody is in line")
	}
}

// A fair share holds for accepting too, and a connection that is
// not taken yet is not lost.
func TestAcceptFair(t *testing.T) {
	r := setup(t)
	l := r.listen()
	r.dial(l)
	a := l.Accept()
	r.until(func() bool {
		_, err := a.Poll(future.NewWaker(refuses{}))
		r.pend(err)
		_, err = l.source.Ready(reactor.Reading, future.Waker{})
		return err == nil
	})
	c, err := a.Poll(future.Waker{})
	must(t, err)
	closing(t, c)
}

// A refuses Waker grants nothing.
type refuses struct{}

func (refuses) Wake()       {}
func (refuses) Spend() bool { return false }
