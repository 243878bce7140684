package combinator_test

import (
	"testing"
	"unsafe"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A lamp is a future that is ready when it is lit.
type lamp struct{ lit bool }

func (l *lamp) Poll(future.Waker) (int, error) {
	if !l.lit {
		return 0, future.Pending
	}
	return 1, nil
}

func (l lamp) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &l}
}

func inc(n int) int { return n + 1 }

func rescueLamp(error) lamp { return lamp{true} }

// chain5 is a chain of five stages, by value.
func chain5(l lamp) chained5 {
	return OrElse(
		Map(AndThen(Map(l, inc), also), inc), rescueLamp)
}

// also goes on with a lamp that is lit.
func also(int) lamp { return lamp{true} }

type (
	map2     = Mapped[int, int, lamp, *lamp]
	then3    = Chained[int, int, map2, lamp, *map2, *lamp]
	map4     = Mapped[int, int, then3, *then3]
	chained5 = Chained[int, int, map4, lamp, *map4, *lamp]
)

// boxed5 is chain5, each stage in a box.
func boxed5(l lamp) future.Boxed[int] {
	f := Map(l.Box(), inc).Box()
	f = AndThen(f, also).Box()
	return OrElse(Map(f, inc).Box(), rescueLamp).Box()
}

// sink is where the compiler loses sight of a future.
var sink future.Boxed[int]

// chains5 makes many, so that to make them is not measured.
func chains5(n int, lit bool) (inline []chained5,
	boxed []future.Boxed[int]) {
	for range n {
		inline = append(inline, chain5(lamp{lit}))
		boxed = append(boxed, boxed5(lamp{lit}))
	}
	return inline, boxed
}

// A chain of five by value is made in one piece of memory, one of
// boxes in five. To poll either takes none.
func TestChainAllocs(t *testing.T) {
	allocs(t, "made by value", 1, func() {
		sink = chain5(lamp{}).Box()
	})
	allocs(t, "made of boxes", 5, func() {
		sink = boxed5(lamp{})
	})
	w := new(future.Counter).Waker()
	for _, lit := range []bool{false, true} {
		inline, boxed := chains5(101, lit)
		i, k := 0, 0
		allocs(t, "poll by value", 0, func() {
			inline[i].Poll(w)
			i++
		})
		allocs(t, "poll of boxes", 0, func() {
			boxed[k].Poll(w)
			k++
		})
	}
}

// Two at once cost no memory either, many at once what their
// Unordered takes, and that of many handles.
func TestPollAllocs(t *testing.T) {
	w := new(future.Counter).Waker()
	never := future.Never[int]{}
	join, race := Join(never, never), Select(never, never)
	shared := Share(never)
	all := JoinAll([]future.Never[int]{never, never})
	abortable, _ := Abortable(never)
	loop := Loop(0, func(int) future.Never[intStep] {
		return future.Never[intStep]{}
	})
	for name, f := range map[string]func(){
		"Join":      func() { join.Poll(w) },
		"Select":    func() { race.Poll(w) },
		"JoinAll":   func() { all.Poll(w) },
		"Share":     func() { shared.Poll(w) },
		"Abortable": func() { abortable.Poll(w) },
		"Loop":      func() { loop.Poll(w) },
	} {
		allocs(t, name, 0, f)
	}
}

// A stage adds the same, however long the chain: a Map what its
// function takes, two words; an AndThen that, a word that says
// which of its futures lives, and the second of them.
func TestSizes(t *testing.T) {
	l, word := unsafe.Sizeof(lamp{}), unsafe.Sizeof(uintptr(0))
	l = (l + word - 1) &^ (word - 1) // as it lies among words
	f1 := Map(lamp{}, inc)
	f2 := Map(f1, inc)
	f3 := Map(f2, inc)
	g1 := AndThen(f3, also)
	g2 := AndThen(g1, also)
	_ = g2 // only its size is wanted
	sizes := []uintptr{l, unsafe.Sizeof(f1), unsafe.Sizeof(f2),
		unsafe.Sizeof(f3), unsafe.Sizeof(g1), unsafe.Sizeof(g2)}
	for i, words := range []uintptr{2, 2, 2, 3, 3} {
		if got := sizes[i+1] - sizes[i]; got != words*word {
			t.Errorf("stage %d adds %d bytes, want %d words",
				i+1, got, words)
		}
	}
}

// One poll of a chain of five, by value and of boxes, pending and
// ready; and what it costs to make one.
func BenchmarkChain(b *testing.B) {
	w := new(future.Counter).Waker()
	b.Run("make/inline", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = chain5(lamp{}).Box()
		}
	})
	b.Run("make/boxed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = boxed5(lamp{})
		}
	})
	inline, boxed := chain5(lamp{}), boxed5(lamp{})
	b.Run("pending/inline", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			inline.Poll(w)
		}
	})
	b.Run("pending/boxed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			boxed.Poll(w)
		}
	})
	const batch = 1000
	b.Run("ready/inline", func(b *testing.B) {
		b.ReportAllocs()
		var fs []chained5
		for i := range b.N {
			if i%batch == 0 {
				b.StopTimer()
				fs, _ = chains5(batch, true)
				b.StartTimer()
			}
			fs[i%batch].Poll(w)
		}
	})
	b.Run("ready/boxed", func(b *testing.B) {
		b.ReportAllocs()
		var fs []future.Boxed[int]
		for i := range b.N {
			if i%batch == 0 {
				b.StopTimer()
				_, fs = chains5(batch, true)
				b.StartTimer()
			}
			fs[i%batch].Poll(w)
		}
	})
}
