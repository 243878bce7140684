package combinator_test

import (
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// pass makes a child that is pending n times, and then has v.
func pass(n int) func(int) child {
	return func(v int) child {
		c, _ := after(n, v, nil)
		return c
	}
}

// FU-01: nothing runs before the first poll of a chain, neither a
// child nor a function.
func TestFU01(t *testing.T) {
	ran := 0
	run := func(v int) child {
		ran++
		return pass(0)(v)
	}
	a, r := after(0, 1, nil)
	f := AndThen(Map(a, func(v int) int {
		ran++
		return v
	}), run)
	body := func(n int) Mapped[
		int, Step[int, int], child, *child] {
		return Map(run(n), Break[int, int])
	}
	loop := Loop(1, body)
	if ran != 0 || r.polls != 0 {
		t.Errorf("%d calls, %d polls before the first",
			ran, r.polls)
	}
	want(t, &f, 1, nil)
	want(t, &loop, 1, nil)
	if ran != 3 || r.polls != 1 {
		t.Errorf("%d calls, %d polls; want 3, 1", ran, r.polls)
	}
}

// FU-11: an unfused chain that is polled after its end panics and
// names what made it, a fused one is pending and wakes nobody.
func TestFU11(t *testing.T) {
	ok := future.Ready(1)
	oks := []future.Value[int]{ok}
	abortable, _ := Abortable(ok)
	var clock future.Clock
	one := func(int) future.Value[Step[int, int]] {
		return future.Ready(Break[int](1))
	}
	for name, f := range map[string]handle{
		"Map":     handleOf(Map(ok, double).Box()),
		"Then":    handleOf(Then(ok, both).Box()),
		"AndThen": handleOf(AndThen(ok, fail).Box()),
		"OrElse":  handleOf(OrElse(ok, rescue).Box()),
		"Flatten": handleOf(Flatten(future.Ready(ok)).Box()),
		"Join":    handleOf(Join(ok, ok).Box()),
		"TryJoin": handleOf(TryJoin(ok, ok).Box()),
		"JoinAll": handleOf(JoinAll(oks).Box()),
		"TryJoinAll": handleOf(
			TryJoinAll([]future.Value[int]{}).Box()),
		"Select":    handleOf(Select(ok, ok).Box()),
		"SelectAll": handleOf(SelectAll(oks).Box()),
		"SelectOK":  handleOf(SelectOK(oks).Box()),
		"Timeout":   handleOf(Timeout(ok, clock.Sleep(1)).Box()),
		"Loop":      handleOf(Loop(0, one).Box()),
		"Share":     handleOf(Share(ok).Box()),
		"Abortable": handleOf(abortable.Box()),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := f.poll(alarm); err == future.Pending {
				t.Error("pending, want ready")
			}
			for range 2 {
				panics(t, name, func() { f.poll(alarm) })
			}
		})
	}
	f := future.Fuse(Map(AndThen(ok, ready), double))
	want(t, &f, 4, nil)
	for range 3 {
		if _, err := f.Poll(alarm); err != future.Pending {
			t.Errorf("fused: %v, want Pending", err)
		}
	}
}

// CO-11: 1,000 nested boxed Thens compute the sum, whichever way
// they are nested, and whether they wait or not.
func TestCO11(t *testing.T) {
	for wait := range 2 {
		f := pass(wait)(0).Box()
		for i := range 1000 {
			f = AndThen(f, func(sum int) child {
				return pass(wait)(sum + i + 1)
			}).Box()
		}
		wantSum(t, f, 1+wait*1001)
		wantSum(t, sum(wait, 1000, 0), 1+wait*1001)
	}
}

// sum is a future of acc + n + … + 1, made one in the other.
func sum(wait, n, acc int) future.Boxed[int] {
	f := pass(wait)(acc)
	if n == 0 {
		return f.Box()
	}
	return AndThen(f, func(acc int) future.Boxed[int] {
		return sum(wait, n-1, acc+n)
	}).Box()
}

// wantSum fails unless f takes so many polls.
func wantSum(t *testing.T, f future.Boxed[int], polls int) {
	t.Helper()
	for range polls - 1 {
		want(t, f, 0, future.Pending)
	}
	want(t, f, 500500, nil)
}

// Three ready stages finish in one poll. With k stages that are
// pending once it is k+1.
func TestPollsOfAChain(t *testing.T) {
	for k := range 4 {
		var stage [3]func(int) child
		for i := range stage {
			stage[i] = pass(0)
			if i < k {
				stage[i] = pass(1)
			}
		}
		f := AndThen(AndThen(stage[0](5), stage[1]), stage[2])
		for range k {
			want(t, &f, 0, future.Pending)
		}
		want(t, &f, 5, nil)
	}
}

// A function that panics leaves a chain that has ended.
func TestPanicInAFunction(t *testing.T) {
	ok := future.Ready(1)
	oops := func(int) int { panic("oops") }
	oopsThen := func(int) future.Value[int] { panic("oops") }
	for name, f := range map[string]handle{
		"Map":  handleOf(Map(ok, oops).Box()),
		"Then": handleOf(AndThen(ok, oopsThen).Box()),
	} {
		panics(t, "oops", func() { f.poll(alarm) })
		panics(t, name, func() { f.poll(alarm) })
		f.cancel()
	}
}

// A child that panics is cancelled by whoever cancels its parent,
// and no parent makes an answer of it.
func TestPanicInAChild(t *testing.T) {
	oops := func() child {
		c, _ := after(0, 0, nil)
		c.over = true // so that its Poll panics
		return c
	}
	var clock future.Clock
	for name, f := range map[string]handle{
		"Join":      handleOf(Join(oops(), oops()).Box()),
		"JoinAll":   handleOf(JoinAll([]child{oops()}).Box()),
		"Select":    handleOf(Select(oops(), oops()).Box()),
		"SelectAll": handleOf(SelectAll([]child{oops()}).Box()),
		"SelectOK":  handleOf(SelectOK([]child{oops()}).Box()),
		"Timeout": handleOf(
			Timeout(oops(), clock.Sleep(1)).Box()),
	} {
		t.Run(name, func(t *testing.T) {
			panics(t, "child", func() { f.poll(alarm) })
			panics(t, "polled after", func() { f.poll(alarm) })
			f.cancel()
			panics(t, name, func() { f.poll(alarm) })
		})
	}
}
