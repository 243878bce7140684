package stream

import (
	"io"
	"testing"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func left(p combinator.Pair[int, int]) int { return p.Left }

func pair(a, b int) combinator.Pair[int, int] {
	return combinator.Pair[int, int]{Left: a, Right: b}
}

// ST-01: two streams alternate, and the longer tail is drained.
func TestST01(t *testing.T) {
	s := Merge(Of(1, 2, 3), Of(4, 5, 6))
	want(t, &s, 1, 4, 2, 5, 3, 6, io.EOF)
	s = Merge(Of(1, 2, 3), Of(4))
	want(t, &s, 1, 4, 2, 3, io.EOF)
	s = Merge(Of(1), Of(4, 5, 6))
	want(t, &s, 1, 4, 5, 6, io.EOF)
	all := MergeAll(Of(1, 2, 3), Of(4, 5, 6))
	want(t, &all, 1, 4, 2, 5, 3, 6, io.EOF)
}

// One that is pending does not hold up the other, and gets both
// turns of nobody.
func TestMergePending(t *testing.T) {
	a := play(1, future.Pending, future.Pending, 2)
	b := play(4, 5, future.Pending, errTest)
	s := Merge(a.boxed(), b.boxed())
	want(t, &s, 1, 4, 5, future.Pending, 2, errTest, io.EOF)
	counts(t, a, 5, 0)
	counts(t, b, 5, 0)
}

func TestMergeCancel(t *testing.T) {
	a, b := play(1), play(2, future.Pending)
	s := Merge(a.boxed(), b.boxed())
	want(t, &s, 1, 2, future.Pending)
	s.Cancel()
	s.Cancel()
	counts(t, a, 2, 0) // at its end
	counts(t, b, 2, 1)
}

// ST-06: of 1,000 items three endless streams give at least 299
// each.
func TestST06(t *testing.T) {
	s := MergeAll(endless(0), endless(1), endless(2))
	var given [3]int
	for range 1000 {
		i, err := s.Next(future.Waker{})
		if err != nil {
			t.Fatal(err)
		}
		given[i]++
	}
	for i, n := range given {
		if n < 299 {
			t.Errorf("stream %d gave %d", i, n)
		}
	}
	nested := Merge(Merge(endless(0), endless(1)), endless(2))
	given = [3]int{}
	for range 1000 {
		i, _ := nested.Next(future.Waker{})
		given[i]++
	}
	if given != [3]int{250, 250, 500} {
		t.Errorf("nested: %v", given)
	}
}

// ST-07: MergeAll is round-robin, ends when all have, and may be
// filled again.
func TestST07(t *testing.T) {
	s := MergeAll(Of(1, 2), Of(3), Of(4, 5, 6))
	want(t, &s, 1, 3, 4, 2, 5, 6, io.EOF, io.EOF)
	if s.Len() != 0 {
		t.Errorf("len %d, want 0", s.Len())
	}
	s.Push(Of(7))
	s.Push(Of(8, 9))
	if s.Len() != 2 {
		t.Errorf("len %d, want 2", s.Len())
	}
	want(t, &s, 7, 8, 9, io.EOF)
	var none MergedAll[int, ints, *ints]
	want(t, &none, io.EOF)
	none.Push(play(1).boxed())
	want(t, &none, 1, io.EOF)
}

// Of many streams, only those that were woken are asked.
func TestMergeAllAsks(t *testing.T) {
	var list []*script
	var s MergedAll[int, ints, *ints]
	for range 33 {
		c := forever()
		list = append(list, c)
		s.Push(c.boxed())
	}
	want(t, &s, future.Pending, future.Pending)
	list[7].answers = []any{7, errTest, future.Pending}
	list[7].waker.Wake()
	want(t, &s, 7, errTest, future.Pending, future.Pending)
	for i, c := range list {
		asks := 1
		if i == 7 {
			asks = 4
		}
		counts(t, c, asks, 0)
	}
	s.Cancel()
	s.Cancel()
	for _, c := range list {
		counts(t, c, c.asks, 1)
	}
}

// A stream that panics is gone, and the others go on.
func TestMergeAllPanic(t *testing.T) {
	bad := NextFunc(func(future.Waker) (int, error) {
		panic("bad child")
	})
	s := MergeAll(bad.Box(), play(1, 2).boxed())
	panics(t, "bad child", func() { s.Next(future.Waker{}) })
	want(t, &s, 1, 2, io.EOF)
}

// ST-04: zip stops with the shorter, cancels the longer, and lets
// errors through.
func TestST04Zip(t *testing.T) {
	a, b := play(1, 2), play(4, 5, 6, 7)
	s := Zip(a.boxed(), b.boxed())
	want(t, &s, pair(1, 4), pair(2, 5), io.EOF)
	counts(t, a, 3, 0)
	counts(t, b, 2, 1)
	a, b = play(1, 2, 3), play(4)
	s = Zip(a.boxed(), b.boxed())
	want(t, &s, pair(1, 4), io.EOF)
	counts(t, a, 2, 1)
	counts(t, b, 2, 0)
	a = play(1, errTest, 2)
	b = play(errTest, 4, future.Pending, 5)
	s = Zip(a.boxed(), b.boxed())
	want(t, &s, errTest, pair(1, 4), errTest, future.Pending,
		pair(2, 5), io.EOF)
	a, b = forever(), play()
	s = Zip(a.boxed(), b.boxed())
	want(t, &s, io.EOF) // though the left is pending
	counts(t, a, 1, 1)
}

// Both sides are asked while one is pending, and each item is
// asked for once.
func TestZipAsks(t *testing.T) {
	a := play(1, 2)
	b := play(future.Pending, future.Pending, 4)
	s := Zip(a.boxed(), b.boxed())
	want(t, &s, future.Pending, future.Pending, pair(1, 4))
	counts(t, a, 1, 0)
	counts(t, b, 3, 0)
	s.Cancel()
	s.Cancel()
	counts(t, a, 1, 1)
	counts(t, b, 3, 1)
}

// An item that has waited in vain is cancelled.
func TestZipCancelsItem(t *testing.T) {
	list, futures := pledges(2)
	s := Zip(futures, Of[int]())
	if _, err := s.Next(future.Waker{}); err != io.EOF {
		t.Errorf("%v, want the end", err)
	}
	for i, p := range list {
		if p.cancels != 1 {
			t.Errorf("%d: %d cancels, want 1", i, p.cancels)
		}
	}
}
