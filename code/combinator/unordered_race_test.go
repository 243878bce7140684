package combinator

import (
	"io"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"artofwaiting/code/future"
)

// A tally is a future that is finished when every thread has
// brought its news.
type tally struct {
	left  atomic.Int32
	slot  future.Slot
	waker atomic.Pointer[future.Waker] // to wake for nothing
}

func (y *tally) Poll(w future.Waker) (int, error) {
	y.waker.Store(&w)
	y.slot.Register(w)
	if y.left.Load() > 0 {
		return 0, future.Pending
	}
	return 1, nil
}

func (y *tally) Box() boxedInt { return boxedInt{Future: y} }

// storm brings news to all of list, in an order of its own, and
// wakes at random in between, and after the end.
func storm(list []*tally) {
	for _, i := range rand.Perm(len(list)) {
		list[i].left.Add(-1)
		list[i].slot.Wake()
		w := list[rand.IntN(len(list))].waker.Load()
		if w != nil {
			w.Wake()
		}
	}
}

// Threads wake at random, while the set is polled and refilled.
// Were one wake lost, the test would not end.
func TestUnorderedRace(t *testing.T) {
	const threads, size, rounds = 4, 16, 50
	for range rounds {
		list := make([]*tally, size)
		for i := range list {
			list[i] = new(tally)
			list[i].left.Store(threads)
		}
		var all sync.WaitGroup
		for range threads {
			all.Go(func() { storm(list) })
		}
		var u boxedSet
		sum, pushed := 0, 0
		f := future.PollFunc(refill(&u, list, &sum, &pushed))
		future.Wait(&f)
		all.Wait()
		if sum != size || u.Len() != 0 {
			t.Fatalf("%d finished, %d left", sum, u.Len())
		}
	}
}

// refill pushes all of list to u, four at most at a time, and
// adds up what comes out.
func refill(u *boxedSet, list []*tally, sum, pushed *int) func(
	future.Waker) (int, error) {
	return func(w future.Waker) (int, error) {
		for {
			for u.Len() < 4 && *pushed < len(list) {
				u.Push(list[*pushed].Box())
				*pushed++
			}
			v, err := u.Next(w)
			if err == io.EOF {
				return *sum, nil
			} else if err != nil {
				return 0, err
			}
			*sum += v
		}
	}
}

func TestUnorderedAllocs(t *testing.T) {
	u, list := probes(1)
	w := new(future.Counter).Waker()
	u.Next(w)
	n := testing.AllocsPerRun(100, func() {
		list[0].waker.Wake()
		u.Next(w)
	})
	if n != 0 {
		t.Errorf("%v allocations for a poll, want 0", n)
	}
	f := boxedInt{Future: future.Never[int]{}}
	n = testing.AllocsPerRun(100, func() { u.Push(f) })
	if n != 1 {
		t.Errorf("%v allocations for a push, want 1", n)
	}
}

// One of a thousand is woken, and polled.
func BenchmarkUnorderedWake(b *testing.B) {
	u, list := probes(1000)
	w := new(future.Counter).Waker()
	u.Next(w)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		list[i%1000].waker.Wake()
		u.Next(w)
	}
}
