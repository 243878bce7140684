package channel

import (
	"io"
	"os"
	"sync"
	"testing"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// MP-01: a channel of capacity c holds exactly c, however many
// senders there are. None is refused.
func TestMP01(t *testing.T) {
	for c := 1; c <= 9; c++ {
		s, r := New[int](c)
		for i := range c {
			must(t, s.Clone().TrySend(i))
		}
		is(t, "one more", s.TrySend(c), ErrFull)
		is(t, "and of another", s.Clone().TrySend(c), ErrFull)
		receives(t, r, 0)
		must(t, s.TrySend(c))
		is(t, "full again", s.TrySend(c), ErrFull)
		for i := range c {
			receives(t, r, i+1)
		}
		_, err := r.TryNext()
		is(t, "empty", err, ErrEmpty)
	}
	for _, c := range []int{0, -1} {
		panics(t, "capacity", func() { New[int](c) })
	}
}

// An unbounded channel never makes a sender wait.
func TestUnbounded(t *testing.T) {
	s, r := Unbounded[int]()
	for i := range 100_000 {
		send(t, s, i)
	}
	for i := range 100_000 {
		receives(t, r, i)
	}
	s.Close()
	next(t, r, future.Waker{}, io.EOF)
}

// MP-02: the Waker of a send that has to wait is woken once, when
// a value is taken, and then the send is finished. Those who wait
// are served in their order, and nobody jumps the queue.
func TestMP02(t *testing.T) {
	s, r := New[int](1)
	send(t, s, 0)
	a, b := s.Send(1), s.Send(2)
	var ca, cb future.Counter
	pend(t, &a, &ca)
	pend(t, &b, &cb)
	pend(t, &a, &ca) // does not lose its place
	receives(t, r, 0)
	equal(t, "the second is woken", cb.Woken(), 0)
	is(t, "jump", s.TrySend(3), ErrFull)
	pend(t, &b, &cb)
	done(t, &a, &ca, 1)
	receives(t, r, 1)
	done(t, &b, &cb, 1)
	receives(t, r, 2)
	equal(t, "woken", ca.Woken(), 1)
	panics(t, "Send", func() { a.Poll(future.Waker{}) })
}

// A receiver that waits is woken by a send, once, with its last
// Waker.
func TestNextWakes(t *testing.T) {
	s, r := New[int](2)
	var c future.Counter
	next(t, r, future.NewWaker(future.Alarm{}), future.Pending)
	next(t, r, c.Waker(), future.Pending)
	send(t, s, 1, 2)
	equal(t, "woken", c.Woken(), 1)
	receives(t, r, 1, 2)
}

// MP-04: with the receiver gone, what was in the channel is given
// up at once, and senders get ErrClosed, those that wait too.
func TestMP04(t *testing.T) {
	s, r := New[held](2)
	cancels := 0
	v := held{&cancels}
	send(t, s, v, v)
	waits := s.Send(v)
	ticket := s.Reserve()
	var c future.Counter
	pend(t, &waits, &c)
	pend(t, &ticket, &c)
	r.Cancel()
	equal(t, "given up", cancels, 2)
	equal(t, "woken", c.Woken(), 2)
	_, err := waits.Poll(future.Waker{})
	is(t, "waits", err, ErrClosed)
	_, err = ticket.Poll(future.Waker{})
	is(t, "ticket", err, ErrClosed)
	is(t, "try", s.TrySend(v), ErrClosed)
	r.Cancel()
	next(t, r, future.Waker{}, io.EOF)
	equal(t, "given up", cancels, 2)
}

// MP-04: a place that was kept when the receiver went takes
// nothing more.
func TestMP04Ticket(t *testing.T) {
	s, r := New[held](1)
	cancels := 0
	f := s.Reserve()
	ticket, err := f.Poll(future.Waker{})
	must(t, err)
	r.Cancel()
	next(t, r, future.Waker{}, io.EOF)
	is(t, "send", ticket.Send(held{&cancels}), ErrClosed)
	equal(t, "given up", cancels, 0) // it is the caller's
}

// MP-04: a send races with the end of the receiver. Whatever got
// in is given up, and whatever did not is still the sender's.
func TestMP04Race(t *testing.T) {
	for range many(10_000) {
		s, r := New[held](8)
		cancels, sent := 0, 0
		var wg sync.WaitGroup
		wg.Go(func() {
			for range 8 {
				if s.TrySend(held{&cancels}) == nil {
					sent++
				}
			}
		})
		r.Cancel()
		wg.Wait()
		if sent != cancels {
			t.Fatalf("%d sent, %d given up", sent, cancels)
		}
	}
}

// MP-06: the channel is closed, and a place is kept for a value.
// The receiver waits until it is used or given back, and then is
// woken.
func TestMP06(t *testing.T) {
	for name, end := range map[string]func(*Sender[int],
		*Ticket[int]) error{
		"used": func(_ *Sender[int], k *Ticket[int]) error {
			return k.Send(7)
		},
		"given back": func(_ *Sender[int], k *Ticket[int]) error {
			k.Cancel()
			return nil
		},
	} {
		s, r := New[int](2)
		f := s.Reserve()
		ticket, err := f.Poll(future.Waker{})
		must(t, err)
		r.Close()
		is(t, name, s.TrySend(1), ErrClosed)
		var c future.Counter
		next(t, r, c.Waker(), future.Pending)
		must(t, end(s, &ticket))
		equal(t, name+": woken", c.Woken(), 1)
		if name == "used" {
			receives(t, r, 7)
		}
		next(t, r, c.Waker(), io.EOF)
		is(t, name+": twice", ticket.Send(1), ErrClosed)
		ticket.Cancel()
		next(t, r, c.Waker(), io.EOF)
	}
}

// MP-06: the last place is given back by a future that was given
// it and is cancelled, or that fails.
func TestMP06Cancel(t *testing.T) {
	s, r := New[int](1)
	send(t, s, 1)
	first, second := s.Send(2), s.Send(3)
	var c, cr future.Counter
	pend(t, &first, &c)
	pend(t, &second, &c)
	s.Close()
	receives(t, r, 1)
	equal(t, "woken", c.Woken(), 1)
	next(t, r, cr.Waker(), future.Pending)
	first.Cancel() // it had the place
	first.Cancel()
	equal(t, "woken", c.Woken(), 2)
	equal(t, "receiver woken", cr.Woken(), 0)
	second.Cancel() // and then it has
	equal(t, "receiver woken", cr.Woken(), 1)
	next(t, r, cr.Waker(), io.EOF)
	panics(t, "Send", func() { first.Poll(future.Waker{}) })
}

// MP-07: after the last sender the receiver gets what there is,
// and the end, which stays. One of several is not the last.
func TestMP07(t *testing.T) {
	s, r := New[int](4)
	other := s.Clone()
	send(t, s, 1)
	s.Close()
	s.Close()
	s.Cancel()
	is(t, "closed sender", s.TrySend(1), ErrClosed)
	is(t, "its clone", s.Clone().TrySend(1), ErrClosed)
	send(t, other, 2)
	receives(t, r, 1, 2)
	var c future.Counter
	next(t, r, c.Waker(), future.Pending)
	third := other.Clone()
	other.Close()
	equal(t, "woken", c.Woken(), 0)
	send(t, third, 3)
	equal(t, "woken", c.Woken(), 1)
	third.Close()
	receives(t, r, 3)
	for range 3 {
		next(t, r, c.Waker(), io.EOF)
		_, err := r.TryNext()
		is(t, "try", err, io.EOF)
	}
	s, r = New[int](1)
	next(t, r, c.Waker(), future.Pending)
	s.Close()
	r.Close()
	equal(t, "woken", c.Woken(), 2)
}

// MP-07: a send that was waiting when the last sender was closed
// still gets in, and comes before the end.
func TestMP07Waits(t *testing.T) {
	s, r := New[int](1)
	send(t, s, 1)
	f := s.Send(2)
	var c future.Counter
	pend(t, &f, &c)
	s.Close()
	pend(t, &f, &c)
	receives(t, r, 1)
	next(t, r, future.Waker{}, future.Pending)
	done(t, &f, &c, 1)
	receives(t, r, 2)
	next(t, r, future.Waker{}, io.EOF)
}

// MP-07: the receiver closes. Who waits is refused, and what is
// there can be had.
func TestMP07Close(t *testing.T) {
	s, r := New[int](1)
	send(t, s, 1)
	f := s.Send(2)
	var c future.Counter
	pend(t, &f, &c)
	r.Close()
	equal(t, "woken", c.Woken(), 1)
	_, err := f.Poll(future.Waker{})
	is(t, "send", err, ErrClosed)
	receives(t, r, 1)
	next(t, r, future.Waker{}, io.EOF)
}

// MP-09: a send with a timeout gets in, or fails, and then takes
// no place and leaves no Waker.
func TestMP09(t *testing.T) {
	var clock future.Clock
	s, r := New[int](1)
	timed := func(v int) *combinator.Timed[struct{}, Send[int],
		future.Nap, *Send[int], *future.Nap] {
		f := combinator.Timeout(s.Send(v), clock.Sleep(10))
		return &f
	}
	var c future.Counter
	f := timed(1)
	done(t, f, &c, 0)
	f = timed(2)
	pend(t, f, &c)
	clock.Advance(9)
	receives(t, r, 1)
	done(t, f, &c, 1)
	f = timed(3)
	pend(t, f, &c)
	clock.Advance(10)
	_, err := f.Poll(c.Waker())
	is(t, "late", err, os.ErrDeadlineExceeded)
	receives(t, r, 2)
	send(t, s, 4)
	receives(t, r, 4)
	equal(t, "asleep", clock.Sleeping(), 0)
	r.Close()
	_, err = timed(5).Poll(c.Waker())
	is(t, "closed", err, ErrClosed)
}

// A value that is not sent is given up with its future; one that
// was refused is the caller's.
func TestSendCancel(t *testing.T) {
	cancels := 0
	s, r := New[held](1)
	fresh := s.Send(held{&cancels})
	fresh.Cancel()
	fresh.Cancel()
	equal(t, "fresh", cancels, 1)
	send(t, s, held{&cancels})
	waits := s.Send(held{&cancels})
	pend(t, &waits, new(future.Counter))
	waits.Cancel()
	equal(t, "waits", cancels, 2)
	r.Close()
	refused := s.Send(held{&cancels})
	_, err := refused.Poll(future.Waker{})
	is(t, "refused", err, ErrClosed)
	refused.Cancel()
	equal(t, "refused", cancels, 2)
}

// Who has had a fair share of answers waits, and has lost
// nothing.
func TestFairShare(t *testing.T) {
	s, r := New[int](5)
	w := &stingy{left: 3}
	for i := range 3 {
		f := s.Send(i)
		_, err := f.Poll(future.NewWaker(w))
		must(t, err)
	}
	f := s.Send(3)
	_, err := f.Poll(future.NewWaker(w))
	is(t, "send", err, future.Pending)
	equal(t, "woken", w.Woken(), 1)
	w.left = 1
	_, err = f.Poll(future.NewWaker(w))
	must(t, err)
	w.left = 2
	for range 2 {
		_, err := r.Next(future.NewWaker(w))
		must(t, err)
	}
	_, err = r.Next(future.NewWaker(w))
	is(t, "next", err, future.Pending)
	equal(t, "woken", w.Woken(), 2)
	receives(t, r, 2, 3)

	sem := NewSemaphore(1)
	a := sem.Acquire()
	_, err = a.Poll(future.NewWaker(w))
	is(t, "acquire", err, future.Pending)
	equal(t, "woken", w.Woken(), 3)
	a.Cancel()
	equal(t, "free", sem.gate.free, 1)
}

// FU-09: whoever is woken may come back to the channel: no lock
// is held.
func TestWakeInside(t *testing.T) {
	s, r := New[int](1)
	got := 0
	next(t, r, future.NewWaker(call(func() {
		got, _ = r.TryNext()
	})), future.Pending)
	send(t, s, 1)
	equal(t, "got", got, 1)
	send(t, s, 2)
	f := s.Send(3)
	var g Send[int]
	_, err := f.Poll(future.NewWaker(call(func() {
		_, err := f.Poll(future.Waker{})
		must(t, err)
		g = s.Send(4)
		pend(t, &g, new(future.Counter))
	})))
	is(t, "full", err, future.Pending)
	receives(t, r, 2, 3)
	g.Poll(future.Waker{})
	receives(t, r, 4)
	next(t, r, future.NewWaker(call(func() {
		next(t, r, future.Waker{}, io.EOF)
	})), future.Pending)
	s.Close()
}

// Threads send, each its numbers in order; all arrive, each
// thread's in its order, through a channel of any size.
func TestThreads(t *testing.T) {
	for _, c := range []int{1, 2, 16} {
		const senders = 4
		n := many(10_000)
		s, r := New[[2]int](c)
		var wg sync.WaitGroup
		for i := range senders {
			own := s.Clone()
			wg.Go(func() {
				defer own.Close()
				for k := range n {
					f := own.Send([2]int{i, k})
					if _, err := future.Wait(&f); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		s.Close()
		var seen [senders]int
		for {
			f := future.PollFunc(r.Next)
			v, err := future.Wait(&f)
			if err == io.EOF {
				break
			}
			must(t, err)
			if v[1] != seen[v[0]] {
				t.Fatalf("%v after %v", v, seen)
			}
			seen[v[0]]++
		}
		wg.Wait()
		equal(t, "all", seen, [senders]int{n, n, n, n})
		equal(t, "free", r.pipe.gate.free, c)
	}
}

// Threads wait for places and are cancelled: no place is lost.
func TestCancelRace(t *testing.T) {
	s, r := New[int](2)
	var wg sync.WaitGroup
	for range 4 {
		own := s.Clone()
		wg.Go(func() {
			for range many(10_000) {
				f := own.Send(1)
				f.Poll(future.Waker{})
				f.Cancel()
				r := own.Reserve()
				if k, err := r.Poll(future.Waker{}); err == nil {
					k.Cancel()
				} else {
					r.Cancel()
				}
			}
			own.Close()
		})
	}
	s.Close()
	for {
		f := future.PollFunc(r.Next)
		if _, err := future.Wait(&f); err == io.EOF {
			break
		}
	}
	wg.Wait()
	equal(t, "free", r.pipe.gate.free, 2)
}

// To send and to receive allocates nothing, once the queue has
// its size.
func TestAllocs(t *testing.T) {
	s, r := New[int](8)
	w := new(future.Counter).Waker()
	var f Send[int]
	round := func() {
		for range 8 {
			f = s.Send(1)
			f.Poll(w)
		}
		for range 8 {
			r.Next(w)
		}
		r.Next(w)
	}
	round()
	if n := testing.AllocsPerRun(100, round); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// A ring is a queue, whatever it grows from.
func TestRing(t *testing.T) {
	for offset := range 9 {
		var r ring[int]
		for range offset {
			r.push(0)
			r.pop()
		}
		in, out := 0, 0
		for round := range 20 {
			for range round {
				r.push(in)
				in++
			}
			for range round / 2 {
				equal(t, "pop", r.pop(), out)
				out++
			}
		}
		equal(t, "len", r.len, in-out)
	}
}
