package stream

import (
	"io"
	"testing"

	"artofwaiting/code/future"
)

// polled fails unless list was polled as often.
func polled(t *testing.T, list []*pledge, polls ...int) {
	t.Helper()
	for i, n := range polls {
		if list[i].polls != n {
			t.Errorf("%d: %d polls, want %d", i,
				list[i].polls, n)
		}
	}
}

// cancelled fails unless list was cancelled as often.
func cancelled(t *testing.T, list []*pledge, cancels ...int) {
	t.Helper()
	for i, n := range cancels {
		if list[i].cancels != n {
			t.Errorf("%d: %d cancels, want %d", i,
				list[i].cancels, n)
		}
	}
}

// wantNext fails unless s answers v and err.
func wantNext(t *testing.T, s future.Stream[int],
	w future.Waker, v int, err error) {
	t.Helper()
	got, e := s.Next(w)
	if e != err || err == nil && got != v {
		t.Errorf("%d, %v; want %d, %v", got, e, v, err)
	}
}

// FQ-01: BufferUnordered has results in completion order, with
// two at once at most, and one poll for each wake.
func TestFQ01(t *testing.T) {
	list, futures := pledges(4)
	var w future.Counter
	s := BufferUnordered(futures, 2)
	next := func(v int, err error) {
		t.Helper()
		wantNext(t, &s, w.Waker(), v, err)
	}
	next(0, future.Pending)
	next(0, future.Pending)
	polled(t, list, 1, 1, 0, 0)
	list[1].keep(1, nil)
	next(1, nil)
	next(0, future.Pending)
	polled(t, list, 1, 2, 1, 0)
	list[0].keep(0, io.EOF) // is not the end
	next(0, io.ErrUnexpectedEOF)
	next(0, future.Pending)
	list[3].keep(3, nil)
	list[2].keep(2, nil)
	next(3, nil)
	next(2, nil)
	next(0, io.EOF)
	polled(t, list, 2, 2, 2, 2)
	if w.Woken() != 3 { // the last two in one go
		t.Errorf("woken %d times, want 3", w.Woken())
	}
	panics(t, "BufferUnordered", func() { next(0, nil) })
}

// An error of the stream is an item, and goes ahead.
func TestBufferUnorderedError(t *testing.T) {
	var p pledge
	c := play(1, errTest, future.Pending)
	make := func(int) future.Boxed[int] { return p.boxed() }
	s := BufferUnordered(Map(c.boxed(), make), 3)
	want(t, &s, errTest, future.Pending)
	p.keep(5, nil)
	want(t, &s, 5, io.EOF)
	panics(t, "less than one", func() {
		BufferUnordered(Of(future.Ready(1)), 0)
	})
}

func TestBufferUnorderedCancel(t *testing.T) {
	list, futures := pledges(3)
	s := BufferUnordered(futures, 2)
	want(t, &s, future.Pending)
	s.Cancel()
	s.Cancel()
	cancelled(t, list, 1, 1, 1) // the last was never started
	panics(t, "BufferUnordered", func() {
		s.Next(future.Waker{})
	})
}

// A full BufferUnordered does not ask its stream: backpressure.
func TestBufferUnorderedAsks(t *testing.T) {
	c := play(0, 0, 0, 0)
	var p pledge
	make := func(int) future.Boxed[int] { return p.boxed() }
	s := BufferUnordered(Map(c.boxed(), make), 2)
	want(t, &s, future.Pending, future.Pending, future.Pending)
	counts(t, c, 2, 0)
}

// FQ-02: only children that woke are polled.
func TestFQ02(t *testing.T) {
	for _, n := range []int{10, 33} {
		list, futures := pledges(n)
		s := BufferUnordered(futures, n)
		want(t, &s, future.Pending, future.Pending)
		for _, p := range list {
			polled(t, []*pledge{p}, 1)
		}
	}
}

// FQ-04: a child that wakes itself at once does not hold the
// poll, in none of those that have many.
func TestFQ04(t *testing.T) {
	polls := 0
	poll := func(w future.Waker) (int, error) {
		polls++
		w.Wake()
		return 0, future.Pending
	}
	self := func() Items[future.Func[int]] {
		return Of(future.PollFunc(poll))
	}
	for name, s := range map[string]future.Stream[int]{
		"BufferUnordered": BufferUnordered(self(), 2).Box(),
		"Buffered":        Buffered(self(), 2).Box(),
		"MergeAll":        MergeAll(NextFunc(poll)).Box(),
	} {
		var w future.Counter
		polls = 0
		for i := range 5 {
			_, err := s.Next(w.Waker())
			if err != future.Pending || polls != i+1 ||
				w.Woken() != i+1 {
				t.Errorf("%s: %v, %d polls, woken %d times",
					name, err, polls, w.Woken())
			}
		}
	}
}

// Buffered keeps the order, and counts those that wait for their
// turn.
func TestBuffered(t *testing.T) {
	list, futures := pledges(5)
	s := Buffered(futures, 3)
	want(t, &s, future.Pending, future.Pending)
	polled(t, list, 1, 1, 1, 0, 0)
	list[2].keep(2, nil)
	list[1].keep(0, io.EOF)
	want(t, &s, future.Pending, future.Pending)
	polled(t, list, 1, 2, 2, 0, 0)
	list[0].keep(0, nil)
	want(t, &s, 0, io.ErrUnexpectedEOF, 2, future.Pending)
	polled(t, list, 2, 2, 2, 1, 1)
	list[4].keep(4, nil)
	list[3].keep(3, nil)
	want(t, &s, 3, 4, io.EOF)
	polled(t, list, 2, 2, 2, 2, 2)
	panics(t, "Buffered", func() { s.Next(future.Waker{}) })
	s.Cancel()
	cancelled(t, list, 0, 0, 0, 0, 0)
	panics(t, "less than one", func() {
		Buffered(Of(future.Ready(1)), 0)
	})
}

// An error of the stream comes when its turn has come.
func TestBufferedError(t *testing.T) {
	list, _ := pledges(3)
	c := play(0, errTest, 1, 2)
	s := Buffered(Map(c.boxed(), func(i int) future.Boxed[int] {
		return list[i].boxed()
	}), 3)
	want(t, &s, future.Pending)
	counts(t, c, 2, 0)
	list[0].keep(0, nil)
	want(t, &s, 0, errTest, future.Pending)
	counts(t, c, 5, 0)
	list[2].keep(2, nil)
	list[1].keep(1, nil)
	want(t, &s, 1, 2, io.EOF)
}

// What is under way is cancelled, and so is a result that nobody
// will get.
func TestBufferedCancel(t *testing.T) {
	inner := new(pledge)
	var slow pledge
	first := future.PollFunc(
		func(w future.Waker) (v future.Boxed[int], err error) {
			_, err = slow.Poll(w)
			return v, err
		})
	s := Buffered(Of(first.Box(),
		future.Ready(inner.boxed()).Box()), 2)
	if _, err := s.Next(future.Waker{}); err != future.Pending {
		t.Errorf("%v, want Pending", err)
	}
	s.Cancel()
	s.Cancel()
	cancelled(t, []*pledge{inner}, 1)
	list, futures := pledges(3)
	b := Buffered(futures, 2)
	want(t, &b, future.Pending)
	b.Cancel()
	cancelled(t, list, 1, 1, 1)
	panics(t, "Buffered", func() { b.Next(future.Waker{}) })
}

// A panic leaves a Buffered that can only be cancelled: it has no
// answer for the place of that child.
func TestBufferedPanic(t *testing.T) {
	list, _ := pledges(1)
	bad := future.PollFunc(func(future.Waker) (int, error) {
		panic("bad child")
	})
	s := Buffered(Of(list[0].boxed(), bad.Box()), 2)
	panics(t, "bad child", func() { s.Next(future.Waker{}) })
	panics(t, "Buffered", func() { s.Next(future.Waker{}) })
	s.Cancel()
	cancelled(t, list, 1)
}

// A panic leaves a BufferUnordered without that child.
func TestBufferUnorderedPanic(t *testing.T) {
	bad := future.PollFunc(func(future.Waker) (int, error) {
		panic("bad child")
	})
	s := BufferUnordered(Of(bad.Box(), future.Ready(1).Box()), 2)
	panics(t, "bad child", func() { s.Next(future.Waker{}) })
	want(t, &s, 1, io.EOF)
}
