package stream

import (
	"io"
	"testing"

	"artofwaiting/code/future"
)

// each is every combinator that has one child, around s, such
// that it brings the same items.
var each = map[string]func(s ints) future.Stream[int]{
	"Map": func(s ints) future.Stream[int] {
		return Map(s, func(i int) int { return i }).Box()
	},
	"Filter": func(s ints) future.Stream[int] {
		return Filter(s, func(int) bool { return true }).Box()
	},
	"Then": func(s ints) future.Stream[int] {
		return Then(s, future.Ready[int]).Box()
	},
	"Take": func(s ints) future.Stream[int] {
		return Take(s, 100).Box()
	},
	"Skip": func(s ints) future.Stream[int] {
		return Skip(s, 0).Box()
	},
	"Chunks": func(s ints) future.Stream[int] {
		return Map(Chunks(s, 1), func(l []int) int {
			return l[0]
		}).Box()
	},
	"Buffered": func(s ints) future.Stream[int] {
		return Buffered(Map(s, future.Ready[int]), 1).Box()
	},
	"BufferUnordered": func(s ints) future.Stream[int] {
		return BufferUnordered(
			Map(s, future.Ready[int]), 1).Box()
	},
	"Merge": func(s ints) future.Stream[int] {
		return Merge(s, Of[int]()).Box()
	},
	"MergeAll": func(s ints) future.Stream[int] {
		return MergeAll(s).Box()
	},
	"Fuse": func(s ints) future.Stream[int] {
		return Fuse(s).Box()
	},
	"TakeUntil": func(s ints) future.Stream[int] {
		return TakeUntil(s, future.Never[int]{}).Box()
	},
	"Zip": func(s ints) future.Stream[int] {
		return Map(Zip(s, endless(1)), left).Box()
	},
}

// fused are those of each that may be asked after their end.
var fused = map[string]bool{
	"Fuse": true, "TakeUntil": true, "MergeAll": true,
}

func TestEachPassesOn(t *testing.T) {
	for name, make := range each {
		t.Run(name, func(t *testing.T) {
			c := play(1, future.Pending, errTest, 2, errTest)
			s := make(c.boxed())
			counts(t, c, 0, 0) // nothing before the first
			want(t, s, 1, future.Pending, errTest, 2, errTest,
				io.EOF)
			counts(t, c, 6, 0)
			future.Cancel(s)
			counts(t, c, 6, 0) // it has ended, and is let go
			if fused[name] {
				want(t, s, io.EOF, io.EOF)
				return
			}
			panics(t, "polled after", func() {
				s.Next(future.Waker{})
			})
		})
	}
}

func TestEachCancel(t *testing.T) {
	for name, make := range each {
		t.Run(name, func(t *testing.T) {
			for asks, list := range [][]any{
				{}, {1}, {1, future.Pending},
			} {
				c := play(1, future.Pending, 2)
				s := make(c.boxed())
				want(t, s, list...)
				future.Cancel(s)
				future.Cancel(s)
				counts(t, c, asks, 1)
				if fused[name] {
					want(t, s, io.EOF)
					continue
				}
				panics(t, "polled after", func() {
					s.Next(future.Waker{})
				})
			}
		})
	}
}

// A child that panics does so again, or says that it is over; no
// combinator goes on as if nothing had been.
func TestEachPanic(t *testing.T) {
	for name, make := range each {
		if name == "MergeAll" {
			continue // goes on without it, and says so
		}
		t.Run(name, func(t *testing.T) {
			bad := NextFunc(func(future.Waker) (int, error) {
				panic("bad child")
			})
			s := make(bad.Box())
			panics(t, "bad child", func() {
				s.Next(future.Waker{})
			})
			panics(t, "", func() { s.Next(future.Waker{}) })
			future.Cancel(s)
		})
	}
}

// touchy is a stream that panics when it is cancelled.
type touchy struct{ *script }

func (s touchy) Cancel() {
	s.cancels++
	panic("touchy")
}

// A child whose Cancel panics is not cancelled again.
func TestEachCancelPanic(t *testing.T) {
	for name, make := range each {
		t.Run(name, func(t *testing.T) {
			c := play()
			s := make(ints{Stream: touchy{c}})
			panics(t, "touchy", func() { future.Cancel(s) })
			future.Cancel(s)
			counts(t, c, 0, 1)
		})
	}
}

func TestOf(t *testing.T) {
	s := Of(1, 2)
	want(t, &s, 1, 2, io.EOF)
	panics(t, "Of", func() { s.Next(future.Waker{}) })
	list, futures := pledges(3)
	futures.Next(future.Waker{})
	futures.Cancel()
	futures.Cancel()
	for i, n := range []int{0, 1, 1} {
		if list[i].cancels != n {
			t.Errorf("%d: %d cancels", i, list[i].cancels)
		}
	}
}

func TestNextFunc(t *testing.T) {
	n := 0
	s := NextFunc(func(w future.Waker) (int, error) {
		if n++; n == 3 {
			return 0, io.EOF
		}
		return n, nil
	})
	want(t, &s, 1, 2, io.EOF)
	panics(t, "NextFunc", func() { s.Next(future.Waker{}) })
}

// Next does not take the stream, and loses nothing.
func TestNext(t *testing.T) {
	c := play(1, future.Pending, 2, errTest)
	s := Map(c.boxed(), func(i int) int { return 10 * i })
	first := Next(&s)
	if v, err := future.Wait(&first); v != 10 || err != nil {
		t.Errorf("%d, %v; want 10", v, err)
	}
	panics(t, "stream.Next", func() {
		first.Poll(future.Waker{})
	})
	dropped := Next(&s)
	_, err := dropped.Poll(future.Waker{})
	if err != future.Pending {
		t.Errorf("%v, want Pending", err)
	}
	dropped.Cancel()
	counts(t, c, 2, 0)
	for _, want := range []error{nil, errTest, io.EOF} {
		f := Next(&s)
		if _, err := f.Poll(future.Waker{}); err != want {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

func TestThen(t *testing.T) {
	list, _ := pledges(3)
	c := play(0, 1, 2)
	s := Then(c.boxed(), func(i int) future.Boxed[int] {
		return list[i].boxed()
	})
	want(t, &s, future.Pending, future.Pending)
	counts(t, c, 1, 0) // not asked while a future is under way
	list[0].keep(7, nil)
	want(t, &s, 7, future.Pending)
	list[1].keep(0, io.EOF) // is not the end
	want(t, &s, io.ErrUnexpectedEOF, future.Pending)
	s.Cancel()
	s.Cancel()
	counts(t, c, 3, 1)
	for i, n := range []int{0, 0, 1} {
		if list[i].cancels != n {
			t.Errorf("%d: %d cancels", i, list[i].cancels)
		}
	}
	if list[0].polls != 3 {
		t.Errorf("%d polls, want 3", list[0].polls)
	}
}

func TestFilter(t *testing.T) {
	s := Filter(play(1, 2, errTest, 3, 4, 5).boxed(),
		func(i int) bool { return i%2 == 0 })
	want(t, &s, 2, errTest, 4, io.EOF)
}
