package stream

import (
	"io"
	"testing"

	"artofwaiting/code/future"
)

// ST-02: after the end, a fused stream stays ended and does not
// ask the inner one; TakeUntil is fused.
func TestST02(t *testing.T) {
	c := play(1)
	s := Fuse(c.boxed())
	want(t, &s, 1, io.EOF, io.EOF, io.EOF)
	counts(t, c, 2, 0)
	want(t, &Fused[int, ints, *ints]{}, io.EOF)

	var stop pledge
	c = play(1, future.Pending, 2, 3)
	u := TakeUntil(c.boxed(), stop.boxed())
	want(t, &u, 1, future.Pending, 2)
	stop.keep(0, errTest) // no matter with what
	want(t, &u, io.EOF, io.EOF, io.EOF)
	u.Cancel()
	counts(t, c, 3, 1)
	if stop.polls != 4 || stop.cancels != 0 {
		t.Errorf("stop: %d polls, %d cancels; want 4, 0",
			stop.polls, stop.cancels)
	}
}

func TestTakeUntilCancels(t *testing.T) {
	var stop pledge
	u := TakeUntil(play(1).boxed(), stop.boxed())
	want(t, &u, 1, io.EOF, io.EOF)
	if stop.polls != 2 || stop.cancels != 1 {
		t.Errorf("stop: %d polls, %d cancels; want 2, 1",
			stop.polls, stop.cancels)
	}
	stop, c := pledge{}, play(1)
	u = TakeUntil(c.boxed(), stop.boxed())
	u.Cancel()
	u.Cancel()
	counts(t, c, 0, 1)
	if stop.cancels != 1 {
		t.Errorf("stop: %d cancels, want 1", stop.cancels)
	}
}

// ST-04: take and skip count items and let errors through.
func TestST04(t *testing.T) {
	c := play(errTest, 1, errTest, 2, 3)
	take := Take(c.boxed(), 2)
	want(t, &take, errTest, 1, errTest)
	counts(t, c, 3, 0)
	want(t, &take, 2)
	counts(t, c, 4, 1) // with the last item, not after it
	want(t, &take, io.EOF)
	panics(t, "Take", func() { take.Next(future.Waker{}) })
	take.Cancel()
	counts(t, c, 4, 1)
	c = play(errTest, 1, errTest, 2, 3, errTest)
	skip := Skip(c.boxed(), 2)
	want(t, &skip, errTest, errTest, 3, errTest, io.EOF)
	skip = Skip(play(1).boxed(), 2)
	want(t, &skip, io.EOF)
}

// A Take of none asks nobody.
func TestTakeNone(t *testing.T) {
	for _, n := range []int{0, -1} {
		c := play(1)
		s := Take(c.boxed(), n)
		want(t, &s, io.EOF)
		counts(t, c, 0, 1)
		panics(t, "Take", func() { s.Next(future.Waker{}) })
	}
}

func TestSkipCancelsItems(t *testing.T) {
	list, futures := pledges(3)
	s := Skip(futures, 2)
	s.Next(future.Waker{})
	for i, n := range []int{1, 1, 0} {
		if list[i].cancels != n {
			t.Errorf("%d: %d cancels", i, list[i].cancels)
		}
	}
	// Structs whose pointer has the Cancel, not they.
	cancels := 0
	structs := Skip(Of(slip{&cancels}), 1)
	if structs.Next(future.Waker{}); cancels != 1 {
		t.Errorf("%d cancels of a struct, want 1", cancels)
	}
}

type slip struct{ cancels *int }

func (s *slip) Cancel() { *s.cancels++ }

// ST-04: chunks flushes a part before an error, and before the
// end; a chunk size of 0 panics.
func TestST04Chunks(t *testing.T) {
	c := play(1, 2, 3, future.Pending, 4, 5, errTest, errTest,
		6, 7)
	s := Chunks(c.boxed(), 2)
	want(t, &s, []int{1, 2}, future.Pending, []int{3, 4},
		[]int{5}, errTest, errTest, []int{6, 7}, io.EOF)
	panics(t, "Chunks", func() { s.Next(future.Waker{}) })
	s = Chunks(play(1, 2, 3).boxed(), 2)
	want(t, &s, []int{1, 2}, []int{3}, io.EOF)
	panics(t, "Chunks", func() { s.Next(future.Waker{}) })
	panics(t, "less than one", func() { Chunks(endless(1), 0) })
}

func TestChunksCancelsItems(t *testing.T) {
	list, futures := pledges(1)
	s := Chunks(Merge(futures, NextFunc(
		future.Never[future.Boxed[int]]{}.Poll)), 2)
	if _, err := s.Next(future.Waker{}); err != future.Pending {
		t.Errorf("%v, want Pending", err)
	}
	s.Cancel()
	s.Cancel()
	if list[0].cancels != 1 {
		t.Errorf("%d cancels, want 1", list[0].cancels)
	}
}
