package scheduler

import (
	"io"
	"sync"
	"testing"

	"artofwaiting/code/channel"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A relay takes from one channel and sends to the next, n times.
type relay struct {
	n       int
	from    *channel.Receiver[int]
	to      *channel.Sender[int]
	sending channel.Send[int]
	busy    bool
	polls   *int
}

func (r *relay) Poll(w future.Waker) (
	none struct{}, err error) {
	*r.polls++
	for {
		if r.busy {
			if _, err := r.sending.Poll(w); err != nil {
				return none, err
			}
			r.busy = false
			if r.n--; r.n == 0 {
				return none, nil
			}
		}
		v, err := r.from.Next(w)
		if err != nil {
			return none, err
		}
		r.sending, r.busy = r.to.Send(v+1), true
	}
}

func (r relay) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &r}
}

// track is so many relays in a row, and both its ends.
func track(e *Executor, relays, cycles int, polls *int) (
	*channel.Sender[int], *channel.Receiver[int]) {
	first, from := channel.New[int](1)
	for range relays {
		to, next := channel.New[int](1)
		Spawn(e, relay{n: cycles, from: from, to: to,
			polls: polls})
		from = next
	}
	return first, from
}

// RT-17: fifty tracks of two hundred channels in a row. Every
// message comes out, and no task is polled without need.
//
// RT-03: that is once when it begins, and once for each message;
// the end comes with the last.
func TestRT17(t *testing.T) {
	e := setup(t)
	const relays, cycles = 200, 5
	tracks := max(many(50), 3)
	polls := 0
	var set JoinSet[int]
	for range tracks {
		to, from := track(e, relays, cycles, &polls)
		cycle, sent := 0, false
		set.Push(Spawn(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				for cycle < cycles {
					if !sent {
						must(t, to.TrySend(cycle))
						sent = true
					}
					v, err := from.Next(w)
					if err != nil {
						return 0, err
					}
					equal(t, "came out", v, cycle+relays)
					cycle++
					sent = false
				}
				return cycle, nil
			})))
	}
	for range tracks {
		v, err := Run(e, future.PollFunc(set.Next))
		equal(t, "cycles", v, cycles)
		must(t, err)
	}
	equal(t, "polls", polls, tracks*relays*(1+cycles))
}

// RT-03: a receiver is polled once to begin, once a message, and
// once for the end. If messages come faster than it is polled, it
// is polled less.
func TestRT03(t *testing.T) {
	for _, burst := range []int{1, 5} {
		e := setup(t)
		s, r := channel.New[int](burst)
		polls, sum := 0, 0
		h := Spawn(e, steps(func(n int, w future.Waker) error {
			polls = n
			for {
				v, err := r.Next(w)
				if err == io.EOF {
					return nil
				}
				if err != nil {
					return err
				}
				sum += v
			}
		}))
		settle(t, e)
		for range 10 {
			for range burst {
				must(t, s.TrySend(1))
			}
			settle(t, e)
		}
		s.Close()
		settle(t, e)
		equal(t, "finished", h.Finished(), true)
		equal(t, "sum", sum, 10*burst)
		equal(t, "polls", polls, 1+10+1)
	}
}

// RT-17: two Executors, each on a thread of its own, wake each
// other.
func TestRT17Two(t *testing.T) {
	a, b := setup(t), setup(t)
	n := many(20_000)
	toA, inA := channel.New[int](1)
	toB, inB := channel.New[int](1)
	polls := 0
	ends := Spawn(a, relay{n: n, from: inA, to: toB,
		polls: &polls})
	var wg sync.WaitGroup
	wg.Go(func() {
		v, err := Run(b, future.PollFunc(
			func(w future.Waker) (v int, err error) {
				for {
					v, err = inB.Next(w)
					if err != nil || v == 2*n-1 {
						return v, err
					}
					must(t, toA.TrySend(v+1))
				}
			}))
		equal(t, "last", v, 2*n-1)
		must(t, err)
	})
	must(t, toA.TrySend(0))
	_, err := Run(a, ends)
	must(t, err)
	wg.Wait()
}

// RT-12, SY-02: a task is aborted while it has its turn in line,
// and does not know: the turn is the next one's.
func TestAbortInLine(t *testing.T) {
	e := setup(t)
	s := channel.NewSemaphore(1)
	permit, err := Run(e, s.Acquire())
	must(t, err)
	hold := func() JoinHandle[int] {
		return Spawn(e, combinator.AndThen(s.Acquire(),
			func(p channel.Permit) future.Value[int] {
				p.Release()
				return future.Ready(1)
			}))
	}
	first, second := hold(), hold()
	settle(t, e)
	permit.Release() // the first has it now
	first.Abort()
	v, err := Run(e, second)
	equal(t, "second", v, 1)
	must(t, err)
	_, err = first.Poll(future.Waker{})
	is(t, "first", err, ErrAborted)
}
