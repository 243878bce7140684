package reactor

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
)

// TestTurnWake: a thread turns while another brings news,
// thousands of times. Were a wake lost between the question and
// the sleep, neither would go on.
func TestTurnWake(t *testing.T) {
	r := setup(t)
	var news, heard atomic.Int64
	rounds := int64(many(20_000))
	go func() {
		for i := int64(1); i <= rounds; i++ {
			news.Store(i)
			r.Wake()
			for n := 0; heard.Load() < i; n++ {
				if n > 100 {
					runtime.Gosched()
				}
			}
		}
	}()
	for heard.Load() < rounds {
		must(t, r.Turn(func() bool {
			return news.Load() == heard.Load()
		}))
		heard.Store(news.Load())
	}
}

// TestTurnCrowd is the same with many who bring news at once, and
// each waits for the answer.
func TestTurnCrowd(t *testing.T) {
	r := setup(t)
	const threads = 8
	var news, heard [threads]atomic.Bool
	var left atomic.Int64
	rounds := many(2000)
	left.Store(threads)
	for i := range threads {
		go func() {
			for range rounds {
				news[i].Store(true)
				r.Wake()
				for !heard[i].CompareAndSwap(true, false) {
					runtime.Gosched()
				}
			}
			left.Add(-1)
			r.Wake()
		}()
	}
	idle := func() bool {
		for i := range news {
			if news[i].Load() {
				return false
			}
		}
		return left.Load() > 0
	}
	for left.Load() > 0 {
		must(t, r.Turn(idle))
		for i := range news {
			if news[i].CompareAndSwap(true, false) {
				heard[i].Store(true)
			}
		}
	}
}

// TestTurnAwake: without idle, and when that says no, a turn does
// not sleep. Nor does it when the news comes with the question.
func TestTurnAwake(t *testing.T) {
	r := setup(t)
	turn(t, r)
	must(t, r.Turn(func() bool { return false }))
	for range 3 {
		must(t, r.Turn(func() bool {
			r.Wake()
			return true
		}))
	}
}

// TestReactorClose: who waits is woken, on whatever, and is told
// why; nothing waits any more.
func TestReactorClose(t *testing.T) {
	r := setup(t)
	a, _ := pair(t)
	s := open(t, r, a)
	turn(t, r)
	blocked(t, s, Reading)
	blocked(t, s, Writing)
	var c future.Counter
	s.Ready(Reading, c.Waker())
	s.Ready(Writing, c.Waker())
	s.SetDeadline(time.Now().Add(time.Hour))
	sleep := r.Sleep(time.Hour)
	sleep.Poll(c.Waker())
	must(t, r.Close())
	woken(t, "all", &c, 3)
	_, err := s.Ready(Reading, c.Waker())
	is(t, "ready", err, poller.ErrClosed)
	_, err = sleep.Poll(c.Waker())
	is(t, "sleep", err, poller.ErrClosed)
	late := r.Sleep(0)
	_, err = late.Poll(c.Waker())
	is(t, "a new sleep", err, poller.ErrClosed)
	is(t, "open", new(Source).Open(r, a), poller.ErrClosed)
	is(t, "turn", r.Turn(nil), poller.ErrClosed)
	is(t, "close", r.Close(), poller.ErrClosed)
	s.SetDeadline(time.Now())
	s.SetDeadline(time.Now().Add(time.Hour))
	_, err = s.Ready(Reading, c.Waker())
	is(t, "after a deadline", err, poller.ErrClosed)
	r.Wake()
	s.Close()
}

// TestReactorCloseInside: a Waker may close the reactor that is
// turning.
func TestReactorCloseInside(t *testing.T) {
	r := setup(t)
	var other future.Counter
	closes := future.NewWaker(wakeFunc(func() {
		must(t, r.Close())
	}))
	a, b := pair(t)
	s := open(t, r, a)
	turn(t, r)
	blocked(t, s, Reading)
	s.Ready(Reading, closes)
	sleep := r.Sleep(time.Hour)
	sleep.Poll(other.Waker())
	say(t, b)
	for other.Woken() == 0 {
		must(t, r.Turn(nil))
	}
	is(t, "turn", r.Turn(nil), poller.ErrClosed)
}

// TestReactorCloseRace: a Source that is opened while the reactor
// closes is refused, or shut. It is never left to wait for ever.
func TestReactorCloseRace(t *testing.T) {
	leakless(t)
	a, _ := pair(t)
	for range many(1000) {
		r, err := New()
		must(t, err)
		var s Source
		var wg sync.WaitGroup
		var opened error
		wg.Go(func() { opened = s.Open(r, a) })
		must(t, r.Close())
		wg.Wait()
		if opened != nil {
			is(t, "open", opened, poller.ErrClosed)
		}
		_, err = s.Ready(Reading, future.Waker{})
		is(t, "ready", err, poller.ErrClosed)
		s.Close()
	}
}

// TestSourceThreads: one thread turns, one reads and one writes,
// and nothing is lost. The race detector looks on.
func TestSourceThreads(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	from, to := open(t, r, a), open(t, r, b)
	rounds := many(20_000)
	var left atomic.Int64
	left.Store(2)
	work := func(try func(w future.Waker) error) {
		poll := func(w future.Waker) (int, error) {
			return 0, try(w)
		}
		for range rounds {
			f := future.PollFunc(poll)
			if _, err := future.Wait(&f); err != nil {
				t.Error(err)
				break
			}
		}
		left.Add(-1)
		r.Wake()
	}
	go work(func(w future.Waker) error { return put(from, w) })
	go work(func(w future.Waker) error { return get(to, w) })
	idle := func() bool { return left.Load() > 0 }
	for left.Load() > 0 {
		must(t, r.Turn(idle))
	}
}

// TestRunPolls: Run polls once, and then when it was woken.
func TestRunPolls(t *testing.T) {
	r := setup(t)
	polls := 0
	var inner future.Waker
	f := future.PollFunc(func(w future.Waker) (int, error) {
		polls++
		inner = w
		if polls < 10 {
			a := r.Sleep(0) // turns for nothing must not poll
			a.Poll(w)
			go func() {
				for range 3 {
					r.Wake() // rings, and wakes nobody
				}
				w.Wake()
			}()
			return 0, future.Pending
		}
		return polls, nil
	})
	n, err := Run(r, &f)
	if n != 10 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	inner.Wake() // after the end: nothing
}

// TM-07: a future that always wakes itself does not keep the
// reactor from its turn: a source is served, and a timer fires.
func TestTM07(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	turn(t, r)
	blocked(t, s, Reading)
	var read, slept future.Counter
	s.Ready(Reading, read.Waker())
	sleep := r.Sleep(time.Millisecond)
	for {
		_, err := sleep.Poll(slept.Waker())
		if err == future.Pending {
			break
		}
		sleep = r.Sleep(time.Millisecond) // we were held up
	}
	say(t, b)
	f := future.PollFunc(func(w future.Waker) (int, error) {
		if read.Woken() > 0 && slept.Woken() > 0 {
			return 0, nil
		}
		w.Wake()
		return 0, future.Pending
	})
	_, err := Run(r, &f)
	must(t, err)
	woken(t, "the reader", &read, 1)
	woken(t, "the sleeper", &slept, 1)
}

// A hopeless future never finishes, and breaks the reactor.
type hopeless struct {
	r       *Reactor
	cancels int
}

func (h *hopeless) Poll(future.Waker) (int, error) {
	h.r.poll.Close()
	return 0, future.Pending
}

func (h *hopeless) Cancel() { h.cancels++ }

// TestRunFails: what the reactor says ends Run, and cancels.
func TestRunFails(t *testing.T) {
	r := setup(t)
	h := &hopeless{r: r}
	v, err := Run(r, h)
	if v != 0 || h.cancels != 1 {
		t.Errorf("value %d, %d cancels", v, h.cancels)
	}
	is(t, "run", err, poller.ErrClosed)
	errF := errors.New("of the future")
	f := future.Fail[int](errF)
	_, err = Run(r, &f)
	is(t, "run", err, errF)
}
