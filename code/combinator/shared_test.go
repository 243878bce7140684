package combinator_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// CO-09: a shared future that wakes itself lets its sibling in a
// Join run, which is what it waits for.
func TestCO09(t *testing.T) {
	told := false
	selfish := future.PollFunc(func(w future.Waker) (int, error) {
		if told {
			return 1, nil
		}
		w.Wake()
		return 0, future.Pending
	})
	sibling := future.PollFunc(func(future.Waker) (int, error) {
		told = true
		return 2, nil
	})
	f := Join(Share(selfish), sibling)
	var c future.Counter
	_, err := f.Poll(c.Waker())
	if err != future.Pending || c.Woken() != 1 {
		t.Errorf("%v, woken %d times; want Pending, once",
			err, c.Woken())
	}
	want(t, &f, Pair[int, int]{Left: 1, Right: 2}, nil)
}

// Each handle has its Waker, and each is woken once; the future
// is polled once for them all, and all have its answer.
func TestShared(t *testing.T) {
	for _, err := range []error{nil, errA} {
		a, r := after(1, 5, err)
		s := Share(a)
		fs := []*Shared[int, child, *child]{&s}
		for range 2 {
			c := s.Clone()
			fs = append(fs, &c)
		}
		var c [3]future.Counter
		for i, f := range fs {
			_, e := f.Poll(c[i].Waker())
			if e != future.Pending {
				t.Errorf("%v, want Pending", e)
			}
		}
		r.waker.Wake()
		r.waker.Wake()
		late := s.Clone()
		want(t, fs[2], 5, err)
		want(t, &late, 5, err)
		want(t, fs[0], 5, err)
		want(t, fs[1], 5, err)
		for i := range c {
			if c[i].Woken() != 1 {
				t.Errorf("%d woken %d times", i, c[i].Woken())
			}
		}
		counts(t, "shared", r, 2, 0)
		panics(t, "Share", func() { s.Poll(alarm) })
		panics(t, "Clone", func() { s.Clone() })
	}
}

// The last handle to go cancels the future, and only the last.
func TestSharedCancel(t *testing.T) {
	a, r := after(never, 0, nil)
	s := Share(a)
	c1, c2 := s.Clone(), s.Clone()
	want(t, &c1, 0, future.Pending)
	c1.Cancel()
	c1.Cancel()
	s.Cancel()
	counts(t, "one handle left", r, 1, 0)
	c2.Cancel()
	c2.Cancel()
	counts(t, "none left", r, 1, 1)
	r.waker.Wake() // nobody
	panics(t, "Share", func() { c2.Poll(alarm) })
}

// A handle that was woken, and is cancelled instead of polled,
// takes no wake with it: the others were woken as well.
func TestSharedCancelWoken(t *testing.T) {
	a, r := after(1, 5, nil)
	s := Share(a)
	b := s.Clone()
	var c future.Counter
	s.Poll(c.Waker())
	b.Poll(c.Waker())
	r.waker.Wake()
	s.Cancel()
	if c.Woken() != 2 {
		t.Errorf("woken %d times, want each", c.Woken())
	}
	want(t, &b, 5, nil)
}

// While one handle polls, the news comes, and another handle
// sits down; then the first is cancelled. The other must be
// woken.
func TestSharedNewsWhilePolled(t *testing.T) {
	var b Shared[int, future.Func[int], *future.Func[int]]
	var before, c future.Counter
	polls := 0
	s := Share(future.PollFunc(func(w future.Waker) (int, error) {
		if polls++; polls == 2 {
			return 5, nil
		}
		b.Poll(before.Waker()) // as another thread would
		w.Wake()
		if before.Woken() != 0 {
			t.Error("woken, while it would find one polling")
		}
		_, err := b.Poll(c.Waker())
		return 0, err
	}))
	b = s.Clone()
	want(t, &s, 0, future.Pending)
	s.Cancel()
	if c.Woken() != 1 {
		t.Errorf("woken %d times, want once", c.Woken())
	}
	want(t, &b, 5, nil)
	if polls != 2 {
		t.Errorf("%d polls, want 2", polls)
	}
}

// While one handle polls, another sits down, and the future comes
// to its end. The other is woken, and the one that polled is not.
func TestSharedEndWhilePolled(t *testing.T) {
	var b Shared[int, future.Func[int], *future.Func[int]]
	var c future.Counter
	s := Share(future.PollFunc(func(future.Waker) (int, error) {
		b.Poll(c.Waker())
		return 5, nil
	}))
	b = s.Clone()
	if v, err := s.Poll(alarm); v != 5 || err != nil {
		t.Errorf("%d, %v; want 5", v, err)
	}
	if c.Woken() != 1 {
		t.Errorf("woken %d times, want once", c.Woken())
	}
	want(t, &b, 5, nil)
}

// A poll that panics, or ends its goroutine, leaves the others an
// error, and the future is cancelled with the last of them.
func TestSharedPanic(t *testing.T) {
	for name, end := range map[string]func(){
		"panic":  func() { panic("oops") },
		"goexit": runtime.Goexit,
	} {
		r := new(record)
		s := Share(mine{end, &r.cancels})
		b := s.Clone()
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { recover() }()
			s.Poll(alarm)
			t.Errorf("%s: did not go up", name)
		}()
		<-done
		want(t, &b, 0, ErrPanicked)
		want(t, &s, 0, ErrPanicked)
		counts(t, name, r, 0, 1)
	}
}

// A mine goes off when it is polled.
type mine struct {
	end     func()
	cancels *int
}

func (m *mine) Poll(future.Waker) (v int, err error) {
	m.end()
	return v, err
}

func (m *mine) Cancel() { *m.cancels++ }

func (m mine) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &m}
}

// A busy future is polled by several threads in turn. It has a
// number of rounds to go; each waits for news from elsewhere, or
// wakes itself.
type busy struct {
	inside atomic.Int32
	rounds int
	late   *sync.WaitGroup
	news   *atomic.Bool
}

func (f *busy) Poll(w future.Waker) (int, error) {
	if f.inside.Add(1) != 1 {
		panic("two threads in one future")
	}
	defer f.inside.Add(-1)
	if f.news != nil && !f.news.Load() {
		panic("polled without news")
	}
	if f.rounds == 0 {
		return 7, nil
	}
	f.rounds--
	if f.rounds%2 == 0 {
		w.Wake()
		return 0, future.Pending
	}
	news := new(atomic.Bool)
	f.news = news
	f.late.Go(func() {
		news.Store(true)
		w.Wake()
	})
	return 0, future.Pending
}

// Threads poll the handles of one future, some give up on the
// way. No wake is lost: those that stay come to the end.
func TestSharedRace(t *testing.T) {
	for range 500 {
		var late, all sync.WaitGroup
		s := Share(future.Boxed[int]{
			Future: &busy{rounds: 9, late: &late}})
		for i := range 4 {
			f := s.Clone()
			all.Go(func() {
				if i%2 == 1 {
					f.Poll(future.Waker{})
					f.Cancel()
					return
				}
				v, err := future.Wait(&f)
				if v != 7 || err != nil {
					t.Errorf("%d, %v; want 7", v, err)
				}
			})
		}
		s.Cancel()
		all.Wait()
		late.Wait()
	}
}
