package combinator_test

import (
	"errors"
	"fmt"
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func double(n int) int { return 2 * n }

func wrap(err error) error {
	return fmt.Errorf("wrapped: %w", err)
}

// both is a function for Then that shows what it was given.
func both(n int, err error) future.Value[string] {
	return future.Ready(fmt.Sprintf("%d and %v", n, err))
}

func ready(n int) future.Value[int] { return future.Ready(n + 1) }

func fail(int) future.Value[int] { return future.Fail[int](errB) }

func rescue(error) future.Value[int] { return future.Ready(9) }

func noRescue(error) future.Value[int] {
	return future.Fail[int](errB)
}

// inspect is the answer of an Inspect, and what it has shown.
func inspect(f future.Value[int]) string {
	var seen string
	got := answer(Inspect(f, func(n int, err error) {
		seen = fmt.Sprintf("; seen %d, %v", n, err)
	}).Box())
	return got + seen
}

type nested = future.Value[future.Value[int]]

// CO-01: the truth table of every combinator, over ok and err.
func TestCO01(t *testing.T) {
	ok, ok2 := future.Ready(1), future.Ready(2)
	bad, bad2 := future.Fail[int](errA), future.Fail[int](errB)
	var in nested = future.Ready(ok)
	inBad := future.Ready(bad)
	outBad := future.Fail[future.Value[int]](errC)
	for _, c := range []struct{ name, got, want string }{
		{"Map ok", answer(Map(ok, double).Box()), "2"},
		{"Map err", answer(Map(bad, double).Box()),
			"0, a failed"},
		{"MapErr ok", answer(MapErr(ok, wrap).Box()), "1"},
		{"MapErr err", answer(MapErr(bad, wrap).Box()),
			"0, wrapped: a failed"},
		{"Inspect ok", inspect(ok), "1; seen 1, <nil>"},
		{"Inspect err", inspect(bad),
			"0, a failed; seen 0, a failed"},
		{"Then ok", answer(Then(ok, both).Box()), "1 and <nil>"},
		{"Then err", answer(Then(bad, both).Box()),
			"0 and a failed"},
		{"AndThen ok ok", answer(AndThen(ok, ready).Box()), "2"},
		{"AndThen ok err", answer(AndThen(ok, fail).Box()),
			"0, b failed"},
		{"AndThen err", answer(AndThen(bad, ready).Box()),
			"0, a failed"},
		{"OrElse ok", answer(OrElse(ok, rescue).Box()), "1"},
		{"OrElse err ok", answer(OrElse(bad, rescue).Box()), "9"},
		{"OrElse err err", answer(OrElse(bad, noRescue).Box()),
			"0, b failed"},
		{"Flatten ok ok", answer(Flatten(in).Box()), "1"},
		{"Flatten ok err", answer(Flatten(inBad).Box()),
			"0, a failed"},
		{"Flatten err", answer(Flatten(outBad).Box()),
			"0, c failed"},
		{"Join ok ok", answer(Join(ok, ok2).Box()), "{1 2}"},
		{"Join err ok", answer(Join(bad, ok2).Box()),
			"{0 2}, a failed"},
		{"Join ok err", answer(Join(ok, bad2).Box()),
			"{1 0}, b failed"},
		{"Join err err", answer(Join(bad, bad2).Box()),
			"{0 0}, a failed\nb failed"},
		{"TryJoin ok ok", answer(TryJoin(ok, ok2).Box()),
			"{1 2}"},
		{"TryJoin err ok", answer(TryJoin(bad, ok2).Box()),
			"{0 0}, a failed"},
		{"TryJoin ok err", answer(TryJoin(ok, bad2).Box()),
			"{0 0}, b failed"},
		{"TryJoin err err", answer(TryJoin(bad, bad2).Box()),
			"{0 0}, a failed"},
		{"Select ok", answer(Select(ok, bad2).Box()),
			"{1 0 false}"},
		{"Select err", answer(Select(bad, ok2).Box()),
			"{0 0 false}, a failed"},
		{"Select never ok", answer(Select(hang, ok2).Box()),
			"{0 2 true}"},
		{"Select never err", answer(Select(hang, bad2).Box()),
			"{0 0 true}, b failed"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

// Errors come out as they went in, and can be compared.
func TestErrorIdentity(t *testing.T) {
	ok, bad := future.Ready(1), future.Fail[int](errA)
	bad2 := future.Fail[int](errB)
	for name, f := range map[string]handle{
		"Join":       handleOf(Join(bad, ok).Box()),
		"Join right": handleOf(Join(ok, bad).Box()),
		"TryJoin":    handleOf(TryJoin(ok, bad).Box()),
		"Map":        handleOf(Map(bad, double).Box()),
		"Select":     handleOf(Select(bad, ok).Box()),
	} {
		if _, err := f.poll(alarm); err != errA {
			t.Errorf("%s: %v, want errA itself", name, err)
		}
	}
	f := Join(bad, bad2)
	_, err := f.Poll(alarm)
	if !errors.Is(err, errA) || !errors.Is(err, errB) {
		t.Errorf("Join: %v, want both", err)
	}
}

// hang does not finish, and takes no room.
var hang = future.Never[int]{}.Box()

// CO-02: what is chained on never stays there, except a Select
// with a ready one. Nobody is woken.
func TestCO02(t *testing.T) {
	var clock future.Clock
	nap, ok := clock.Sleep(1), future.Ready(1)
	one := func(int) future.Boxed[Step[int, int]] {
		return Map(hang, func(n int) Step[int, int] {
			return Break[int](n)
		}).Box()
	}
	see := func(int, error) { t.Error("Inspect: called") }
	hangs := []future.Boxed[int]{hang, future.Ready(1).Box()}
	abortable, _ := Abortable(hang)
	bad := future.Fail[int](errA).Box()
	some := []future.Boxed[int]{hang, bad}
	for name, f := range map[string]handle{
		"Map":       handleOf(Map(hang, double).Box()),
		"MapErr":    handleOf(MapErr(hang, wrap).Box()),
		"Inspect":   handleOf(Inspect(hang, see).Box()),
		"Then":      handleOf(Then(hang, both).Box()),
		"AndThen":   handleOf(AndThen(hang, ready).Box()),
		"OrElse":    handleOf(OrElse(hang, rescue).Box()),
		"Join":      handleOf(Join(ok, hang).Box()),
		"TryJoin":   handleOf(TryJoin(hang, ok).Box()),
		"JoinAll":   handleOf(JoinAll(hangs).Box()),
		"Select":    handleOf(Select(hang, hang).Box()),
		"SelectAll": handleOf(SelectAll(hangs[:1]).Box()),
		"SelectOK":  handleOf(SelectOK(some).Box()),
		"Timeout":   handleOf(Timeout(hang, nap).Box()),
		"Loop":      handleOf(Loop(0, one).Box()),
		"Share":     handleOf(Share(hang).Box()),
		"Abortable": handleOf(abortable.Box()),
	} {
		for range 3 {
			_, err := f.poll(alarm)
			if err != future.Pending {
				t.Errorf("%s: %v, want Pending", name, err)
			}
		}
		f.cancel()
	}
	if n := clock.Sleeping(); n != 0 {
		t.Errorf("%d timers left, want none", n)
	}
	f := Select(hang, future.Ready(5))
	got, err := f.Poll(alarm)
	if !got.IsRight || got.Right != 5 || err != nil {
		t.Errorf("Select: %v, %v", got, err)
	}
}
