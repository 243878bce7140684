package pool

import (
	"sync"
	"sync/atomic"
	"testing"

	"artofwaiting/code/channel"
	"artofwaiting/code/combinator/stream"
	"artofwaiting/code/future"
	"artofwaiting/code/thread"
)

// A greedy future is woken by a thread of its own all the time,
// and counts who polls it at the same time.
type greedy struct {
	polls, at atomic.Int32
	most      atomic.Int32
	news      atomic.Int32
	wakers    chan future.Waker
}

const rounds = 2000

func (g *greedy) Poll(w future.Waker) (int, error) {
	g.most.Store(max(g.most.Load(), g.at.Add(1)))
	defer g.at.Add(-1)
	g.polls.Add(1)
	select {
	case g.wakers <- w:
	default:
	}
	if g.news.Load() == rounds {
		return int(g.polls.Load()), nil
	}
	return 0, future.Pending
}

// One thread at a time polls a future, and none of the wakes that
// come meanwhile is lost: the last one finds everything.
func TestOneAtATime(t *testing.T) {
	p := New(4)
	var all []*greedy
	var others sync.WaitGroup
	for range 4 {
		g := &greedy{wakers: make(chan future.Waker, 1)}
		all = append(all, g)
		Spawn(p, future.Boxed[int]{Future: g}, func(int, error) {})
		others.Go(func() {
			w := <-g.wakers
			for range rounds {
				g.news.Add(1)
				w.Wake()
			}
		})
	}
	others.Wait()
	p.Join()
	for _, g := range all {
		if g.most.Load() != 1 {
			t.Errorf("%d polls at the same time", g.most.Load())
		}
		if n := g.polls.Load(); n > rounds+1 {
			t.Errorf("%d polls for %d wakes", n, rounds)
		}
	}
	if n := thread.Running(); n != 0 {
		t.Errorf("%d threads are left", n)
	}
}

// Four tasks meet, each on a thread.
func TestTogether(t *testing.T) {
	p := New(4)
	var meeting sync.WaitGroup
	meeting.Add(4)
	for range 4 {
		Spawn(p, future.Boxed[int]{Future: new(future.PollFunc(
			func(future.Waker) (int, error) {
				meeting.Done()
				meeting.Wait()
				return 0, nil
			}))}, func(int, error) {})
	}
	p.Join()
}

// A long line of tasks passes everything on, whoever polls them.
func TestPipeline(t *testing.T) {
	for range 20 {
		p := New(3)
		s, r := channel.New[int](2)
		var sum int
		Spawn(p, stream.Fold(r.Box(), 0, func(a, b int) int {
			return a + b
		}).Box(), func(v int, err error) { sum = v })
		for i := range 10 {
			s := s.Clone()
			Spawn(p, s.Send(i).Box(), func(struct{}, error) {
				s.Close()
			})
		}
		s.Close()
		p.Join()
		if sum != 45 {
			t.Fatalf("sum %d, want 45", sum)
		}
	}
}
