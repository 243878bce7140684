package combinator_test

import (
	"errors"
	"slices"
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// CO-04: an error on one side ends a TryJoin at once, and cancels
// the other, at whatever poll it comes.
func TestCO04(t *testing.T) {
	for n := range 3 {
		bad, r := after(n, 0, errA)
		a, ra := after(never, 0, nil)
		f := TryJoin(a, bad)
		b, rb := after(never, 0, nil)
		bad2, _ := after(n, 0, errA)
		g := TryJoin(bad2, b)
		for range n {
			want(t, &f, Pair[int, int]{}, future.Pending)
			want(t, &g, Pair[int, int]{}, future.Pending)
		}
		want(t, &f, Pair[int, int]{}, errA)
		want(t, &g, Pair[int, int]{}, errA)
		counts(t, "failed", r, n+1, 0)
		counts(t, "left", ra, n+1, 1)
		counts(t, "right", rb, n, 1) // not asked any more
	}
}

// CO-04: one ready side is kept until the other is, and not
// polled again.
func TestCO04Kept(t *testing.T) {
	a, ra := after(0, 1, nil)
	b, rb := after(3, 2, nil)
	f, g := Join(a, b), Join(b, a)
	for range 3 {
		want(t, &f, Pair[int, int]{}, future.Pending)
	}
	want(t, &f, Pair[int, int]{Left: 1, Right: 2}, nil)
	counts(t, "ready", ra, 1, 0)
	counts(t, "late", rb, 4, 0)
	for range 3 {
		want(t, &g, Pair[int, int]{}, future.Pending)
	}
	want(t, &g, Pair[int, int]{Left: 2, Right: 1}, nil)
}

// A Join waits for both also when one has failed.
func TestJoinWaits(t *testing.T) {
	a, _ := after(0, 0, errA)
	b, rb := after(2, 7, nil)
	f := Join(a, b)
	for range 2 {
		want(t, &f, Pair[int, int]{}, future.Pending)
	}
	want(t, &f, Pair[int, int]{Right: 7}, errA)
	counts(t, "the other", rb, 3, 0)
}

// news is the other end of a future.
type news = future.Sender[int]

// channels makes n futures, and their other ends.
func channels(n int) ([]news, []future.Receiver[int]) {
	say, hear := make([]news, n), make([]future.Receiver[int], n)
	for i := range n {
		say[i], hear[i] = future.Oneshot[int]()
	}
	return say, hear
}

// CO-06: JoinAll keeps order, whatever order they finish in.
func TestCO06Order(t *testing.T) {
	for _, order := range [][]int{
		{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1},
		{2, 1, 0},
	} {
		say, hear := channels(3)
		f, c := JoinAll(hear), new(future.Counter)
		for n, i := range order {
			_, err := f.Poll(c.Waker())
			if err != future.Pending || c.Woken() != n {
				t.Errorf("%v, %d wakes; want Pending, %d",
					err, c.Woken(), n)
			}
			say[i].Send(10 + i)
		}
		got, err := f.Poll(c.Waker())
		if !slices.Equal(got, []int{10, 11, 12}) || err != nil {
			t.Errorf("%v: %v, %v", order, got, err)
		}
	}
}

// CO-06: of nothing there is nothing, at once.
func TestCO06Nothing(t *testing.T) {
	f, g := JoinAll([]child{}), TryJoinAll[int, child](nil)
	for _, h := range []handle{handleOf(f.Box()),
		handleOf(g.Box())} {
		if got, err := h.poll(alarm); got != "[]" || err != nil {
			t.Errorf("%s, %v; want nothing", got, err)
		}
	}
}

// CO-06: TryJoinAll ends with the first error, and cancels the
// others; JoinAll waits, and joins the errors in order.
func TestCO06Errors(t *testing.T) {
	a, ra := after(never, 0, nil)
	b, rb := after(0, 0, errB)
	c, rc := after(0, 0, errC)
	f := TryJoinAll([]child{a, b, c})
	if got, err := f.Poll(alarm); got != nil || err != errB {
		t.Errorf("%v, %v; want errB", got, err)
	}
	counts(t, "pending", ra, 1, 1)
	counts(t, "failed", rb, 1, 0)
	counts(t, "not asked", rc, 0, 1)

	a, _ = after(0, 5, nil)
	b, _ = after(0, 0, errB)
	g := JoinAll([]child{b, a})
	got, err := g.Poll(alarm)
	if !slices.Equal(got, []int{0, 5}) || err != errB {
		t.Errorf("%v, %v; want [0 5], errB", got, err)
	}
	b, rb = after(1, 0, errB) // the last to finish
	h := JoinAll([]child{b, c})
	h.Poll(future.Waker{})
	rb.waker.Wake()
	_, err = h.Poll(alarm)
	if !errors.Is(err, errC) ||
		err.Error() != errors.Join(errB, errC).Error() {
		t.Errorf("%v, want errB and errC", err)
	}
}

// Only those that were woken are polled.
func TestJoinAllPolls(t *testing.T) {
	a, ra := after(1, 1, nil)
	b, rb := after(1, 2, nil)
	f := JoinAll([]child{a, b})
	f.Poll(future.Waker{})
	ra.waker.Wake()
	f.Poll(alarm)
	counts(t, "woken", ra, 2, 0)
	counts(t, "asleep", rb, 1, 0)
}

// A thing is a value that has to be given back.
type thing struct{ closed *int }

func (x thing) Cancel() { *x.closed++ }

// Values that were kept and will not be delivered are given back;
// delivered ones are not.
func TestKeptValues(t *testing.T) {
	type things = future.Boxed[thing]
	wait := future.Never[thing]{}.Box()
	bad := func() things { return future.Fail[thing](errA).Box() }
	mk := func(n *int) things {
		return future.Ready(thing{n}).Box()
	}
	for name, c := range map[string]struct {
		make   func(x things) handle
		closed int
	}{
		"Join, delivered": {func(x things) handle {
			return handleOf(Join(x, bad()).Box())
		}, 0},
		"Join, cancelled": {func(x things) handle {
			return handleOf(Join(x, wait).Box())
		}, 1},
		"TryJoin, failed": {func(x things) handle {
			return handleOf(TryJoin(x, bad()).Box())
		}, 1},
		"TryJoin, cancelled": {func(x things) handle {
			return handleOf(TryJoin(wait, x).Box())
		}, 1},
		"JoinAll, delivered": {func(x things) handle {
			return handleOf(JoinAll([]things{bad(), x}).Box())
		}, 0},
		"JoinAll, cancelled": {func(x things) handle {
			return handleOf(JoinAll([]things{wait, x}).Box())
		}, 1},
		"TryJoinAll, failed": {func(x things) handle {
			return handleOf(TryJoinAll([]things{x, bad()}).Box())
		}, 1},
	} {
		closed := 0
		f := c.make(mk(&closed))
		f.poll(alarm)
		f.cancel()
		f.cancel()
		if closed != c.closed {
			t.Errorf("%s: closed %d times, want %d",
				name, closed, c.closed)
		}
	}
}
