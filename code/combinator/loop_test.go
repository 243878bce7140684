package combinator_test

import (
	"runtime"
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

type intStep = Step[int, string]

// count is the body of a loop to n.
func count(n int) func(int) future.Value[intStep] {
	return func(i int) future.Value[intStep] {
		if i == n {
			return future.Ready(Break[int]("done"))
		}
		return future.Ready(Continue[string](i + 1))
	}
}

// A million ready rounds run in one poll, and take no memory, on
// the heap or the stack: in the last of them no more is in use
// than in the first.
func TestLoopFlat(t *testing.T) {
	const n = 1_000_000
	var before, after runtime.MemStats
	body := count(n)
	f := Loop(0, func(i int) future.Value[intStep] {
		switch i {
		case 0:
			runtime.ReadMemStats(&before)
		case n:
			runtime.ReadMemStats(&after)
		}
		return body(i)
	})
	want(t, &f, "done", nil)
	if d := after.Mallocs - before.Mallocs; d > n/100 {
		t.Errorf("%d allocations", d)
	}
	grown := int64(after.StackInuse) - int64(before.StackInuse)
	if grown > 1<<20 {
		t.Errorf("stacks have grown by %d bytes", grown)
	}
}

// Rounds that wait take a poll each, and a failure ends them.
func TestLoopWaits(t *testing.T) {
	rounds := 0
	f := Loop(0, func(i int) Mapped[
		int, intStep, child, *child] {
		rounds++
		var err error
		if i == 3 {
			err = errA
		}
		c, _ := after(1, i+1, err)
		return Map(c, Continue[string, int])
	})
	for i := range 4 {
		want(t, &f, "", future.Pending)
		if rounds != i+1 {
			t.Errorf("%d rounds, want %d", rounds, i+1)
		}
	}
	want(t, &f, "", errA)
}
