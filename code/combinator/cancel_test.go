package combinator_test

import (
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A maker makes a combinator of two children; those that have one
// only leave out b.
type maker func(a, b child) handle

// timer is c as what Timeout takes for time.
func timer(c child) Mapped[int, struct{}, child, *child] {
	return Map(c, func(int) struct{} { return struct{}{} })
}

var makers = map[string]maker{
	"Map": func(a, _ child) handle {
		return handleOf(Map(a, double).Box())
	},
	"MapErr": func(a, _ child) handle {
		return handleOf(MapErr(a, wrap).Box())
	},
	"Inspect": func(a, _ child) handle {
		return handleOf(Inspect(a, func(int, error) {}).Box())
	},
	"Then": func(a, b child) handle {
		return handleOf(Then(a, func(int, error) child {
			return b
		}).Box())
	},
	"AndThen": func(a, b child) handle {
		return handleOf(AndThen(a, func(int) child {
			return b
		}).Box())
	},
	"OrElse": func(a, b child) handle {
		a.err = errA
		return handleOf(OrElse(a, func(error) child {
			return b
		}).Box())
	},
	"Flatten": func(a, b child) handle {
		return handleOf(Flatten(Map(a, func(int) child {
			return b
		})).Box())
	},
	"Join": func(a, b child) handle {
		return handleOf(Join(a, b).Box())
	},
	"TryJoin": func(a, b child) handle {
		return handleOf(TryJoin(a, b).Box())
	},
	"JoinAll": func(a, b child) handle {
		return handleOf(JoinAll([]child{a, b}).Box())
	},
	"TryJoinAll": func(a, b child) handle {
		return handleOf(TryJoinAll([]child{a, b}).Box())
	},
	"Select": func(a, b child) handle {
		return handleOf(Select(a, b).Box())
	},
	"SelectAll": func(a, b child) handle {
		return handleOf(SelectAll([]child{a, b}).Box())
	},
	"SelectOK": func(a, b child) handle {
		return handleOf(SelectOK([]child{a, b}).Box())
	},
	"Timeout": func(a, b child) handle {
		return handleOf(Timeout(a, timer(b)).Box())
	},
	"Loop": func(a, b child) handle {
		step := func(i int) Step[int, int] {
			if i == 0 { // what a brings
				return Continue[int](1)
			}
			return Break[int](i)
		}
		return handleOf(Loop(0, func(i int) Mapped[
			int, Step[int, int], child, *child] {
			return Map([]child{a, b}[i], step)
		}).Box())
	},
	"Share": func(a, _ child) handle {
		return handleOf(Share(a).Box())
	},
	"Abortable": func(a, _ child) handle {
		f, _ := Abortable(a)
		return handleOf(f.Box())
	},
}

// Who is cancelled when: before the start those that lie inside,
// in the middle those that are alive, after the end nobody.
func TestCancel(t *testing.T) {
	one, next := []int{1, 0}, []int{0, 1}
	both, none := []int{1, 1}, []int{0, 0}
	type row = struct {
		fresh []int // not polled
		first []int // polled; a waits, b too if it is polled
		later []int // polled; a has finished, b waits if it does
		after []int // both finished
	}
	single := row{one, one, none, none}
	chain := row{one, one, next, none}
	all := row{both, both, next, none}
	race := row{both, both, next, next}
	for name, want := range map[string]row{
		"Map": single, "MapErr": single, "Inspect": single,
		"Share": single, "Abortable": single,
		"Then": chain, "AndThen": chain, "OrElse": chain,
		"Flatten": chain,
		// Makes its children when it is polled.
		"Loop": {none, one, next, none},
		"Join": all, "TryJoin": all,
		"JoinAll": all, "TryJoinAll": all,
		"Select": race, "SelectOK": race, "Timeout": race,
		// The rest goes to the caller, not cancelled.
		"SelectAll": {both, both, none, none},
	} {
		make := makers[name]
		if make == nil {
			t.Fatalf("%s is not made", name)
		}
		t.Run(name, func(t *testing.T) {
			cancelAfter(t, make, 0, never, never, want.fresh)
			cancelAfter(t, make, 1, never, never, want.first)
			cancelAfter(t, make, 1, 0, never, want.later)
			cancelAfter(t, make, 1, 0, 0, want.after)
		})
	}
}

// cancelAfter makes a combinator of children that wait so long,
// polls it so many times, cancels it twice, and fails unless the
// children were cancelled so many times. Then it is at its end.
func cancelAfter(t *testing.T, make maker,
	polls, waitA, waitB int, cancels []int) {
	t.Helper()
	a, ra := after(waitA, 0, nil)
	b, rb := after(waitB, 1, nil)
	f := make(a, b)
	for range polls {
		f.poll(alarm)
	}
	for range 2 {
		f.cancel()
		if ra.cancels != cancels[0] || rb.cancels != cancels[1] {
			t.Errorf("%d polls, waiting %d and %d: cancelled "+
				"%d and %d, want %v", polls, waitA, waitB,
				ra.cancels, rb.cancels, cancels)
		}
	}
	panics(t, "polled after", func() { f.poll(alarm) })
	f.cancel()
}

// What waits for something of the outside gives it back.
func TestCancelGivesBack(t *testing.T) {
	var clock future.Clock
	wait := func(int) future.Nap { return clock.Sleep(9) }
	done := func(struct{}) Step[int, int] { return Break[int](1) }
	f := Join(
		AndThen(future.Ready(1), wait),
		Timeout(
			Loop(1, func(int) Mapped[struct{}, Step[int, int],
				future.Nap, *future.Nap] {
				return Map(clock.Sleep(5), done)
			}),
			Share(clock.Sleep(7))))
	f.Poll(alarm)
	if n := clock.Sleeping(); n != 3 {
		t.Errorf("%d sleep, want 3", n)
	}
	f.Cancel()
	if n := clock.Sleeping(); n != 0 {
		t.Errorf("%d are left, want none", n)
	}
}
