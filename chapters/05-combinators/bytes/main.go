// Bytes looks at chains as pieces of memory: how large they are,
// stage by stage, and what it takes to make one.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"unsafe"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func half(i int) int { return i / 2 }

func next(i int) future.Value[int] { return future.Ready(i + 1) }

func main() {
	stages()
	fmt.Println()
	allocations()
}

// stages makes a chain longer, and prints its size. Never takes
// no room, so that what is printed is the combinators'.
func stages() {
	f0 := future.Never[int]{}
	f1 := combinator.Map(f0, half)
	f2 := combinator.Map(f1, half)
	f3 := combinator.Map(f2, half)
	fmt.Println("Never, bytes ", size(f0))
	fmt.Println("one Map, bytes ", size(f1))
	fmt.Println("two Maps, bytes ", size(f2))
	fmt.Println("three Maps, bytes ", size(f3))
	g1 := combinator.AndThen(f0, next)
	g2 := combinator.AndThen(g1, next)
	fmt.Println("one AndThen, bytes ", size(g1))
	fmt.Println("two AndThens, bytes ", size(g2))
	fmt.Println()
	name := strings.ReplaceAll(fmt.Sprintf("%T", f2),
		"artofwaiting/code/", "")
	fmt.Println("two Maps, in Go:")
	for _, part := range strings.SplitAfter(name, ",") {
		fmt.Println("   ", part)
	}
}

// size is how many bytes a v is, without what it points to.
func size[T any](v T) uintptr { return unsafe.Sizeof(v) }

// allocations makes chains of five stages, by value and in boxes.
func allocations() {
	inline := func() future.Future[int] {
		f := combinator.Map(combinator.Map(combinator.Map(
			combinator.Map(combinator.Map(once(),
				half), half), half), half), half)
		return &f
	}
	boxed := func() future.Future[int] {
		f := once().Box()
		for range 5 {
			f = combinator.Map(f, half).Box()
		}
		return f.Future
	}
	fmt.Println("five Maps, allocations ", count(inline))
	fmt.Println("five Maps in boxes, allocations ", count(boxed))
}

func once() future.Once[int] { return future.PendingOnce(32) }

var kept future.Future[int]

// count is how many allocations make takes.
func count(make func() future.Future[int]) uint64 {
	const rounds = 1000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range rounds {
		kept = make()
	}
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(kept)
	return (after.Mallocs - before.Mallocs) / rounds
}
