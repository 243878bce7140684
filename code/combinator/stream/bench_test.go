package stream

import (
	"testing"

	"artofwaiting/code/future"
)

// numbers is a stream of 0, 1, 2 and so on.
type numbers struct{ n int }

func (s *numbers) Next(future.Waker) (int, error) {
	s.n++
	return s.n - 1, nil
}

func (s numbers) Box() ints { return ints{Stream: &s} }

func double(i int) int { return 2 * i }
func all(int) bool     { return true }

// BenchmarkChain is an item through three combinators.
func BenchmarkChain(b *testing.B) {
	w := new(future.Counter).Waker()
	b.Run("value", func(b *testing.B) {
		s := Take(Filter(Map(numbers{}, double), all), 1<<62)
		b.ReportAllocs()
		for b.Loop() {
			s.Next(w)
		}
	})
	b.Run("boxed", func(b *testing.B) {
		m := Map(numbers{}.Box(), double).Box()
		s := Take(Filter(m, all).Box(), 1<<62).Box()
		b.ReportAllocs()
		for b.Loop() {
			s.Next(w)
		}
	})
}

// A renewal is a pledge that can be made again when it was kept.
type renewal struct{ p *pledge }

func (r *renewal) Poll(w future.Waker) (int, error) {
	v, err := r.p.Poll(w)
	if err == nil {
		r.p.kept = false
	}
	return v, err
}

func (r renewal) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &r}
}

// BenchmarkBufferUnordered is one of a thousand that finishes and
// comes out, and the start of another in its place.
func BenchmarkBufferUnordered(b *testing.B) {
	const n = 1000
	w := new(future.Counter).Waker()
	list, _ := pledges(n)
	s := BufferUnordered(Map(numbers{}, func(i int) renewal {
		return renewal{list[i%n]}
	}), n)
	s.Next(w)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		list[i%n].keep(i, nil)
		if v, err := s.Next(w); v != i || err != nil {
			b.Fatal(v, err)
		}
		if _, err := s.Next(w); err != future.Pending {
			b.Fatal(err)
		}
	}
}

// BenchmarkMergeAll is an item of one of a thousand.
func BenchmarkMergeAll(b *testing.B) {
	w := new(future.Counter).Waker()
	var s MergedAll[int, numbers, *numbers]
	for range 1000 {
		s.Push(numbers{})
	}
	b.ReportAllocs()
	for b.Loop() {
		s.Next(w)
	}
}
