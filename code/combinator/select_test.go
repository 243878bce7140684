package combinator_test

import (
	"strings"
	"testing"

	. "artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// The first to finish wins, also by failing; the loser is
// cancelled, and if both are ready the left one wins.
func TestSelect(t *testing.T) {
	left := Either[int, int]{Left: 1}
	right := Either[int, int]{Right: 2, IsRight: true}
	for _, c := range []struct {
		a, b    int // how long they wait
		err     error
		want    Either[int, int]
		pollsA  int
		pollsB  int
		cancelA int
		cancelB int
	}{
		{0, 0, nil, left, 1, 0, 0, 1},
		{0, 0, errA, left, 1, 0, 0, 1},
		{2, 2, nil, left, 3, 2, 0, 1},
		{3, 2, nil, right, 3, 3, 1, 0},
		{never, 0, errB, right, 1, 1, 1, 0},
	} {
		a, ra := after(c.a, 1, c.err)
		b, rb := after(c.b, 2, c.err)
		f := Select(a, b)
		for range min(c.a, c.b) {
			want(t, &f, Either[int, int]{}, future.Pending)
		}
		want(t, &f, c.want, c.err)
		counts(t, "left", ra, c.pollsA, c.cancelA)
		counts(t, "right", rb, c.pollsB, c.cancelB)
	}
}

// RT-26: two sides of a loop, each of which goes on until it is
// out. The left one comes first each time, and who is out is not
// polled again: Never stands in for it, which is what a guard of
// Tokio's select! does.
func TestRT26(t *testing.T) {
	left, right := 2, 3 // how many each has
	var log []string
	side := func(name string, left *int) future.Boxed[int] {
		if *left == 0 {
			return future.Never[int]{}.Box()
		}
		c, _ := after(1, *left, nil)
		return future.PollFunc(func(w future.Waker) (int, error) {
			log = append(log, name)
			return c.Poll(w)
		}).Box()
	}
	for left+right > 0 {
		f := Select(side("left", &left), side("right", &right))
		want(t, &f, Either[int, int]{}, future.Pending)
		e, err := f.Poll(alarm)
		if err != nil {
			t.Fatal(err)
		}
		if e.IsRight {
			right--
		} else {
			left--
		}
	}
	all := "left right left left right left " +
		"right right right right right right"
	if got := strings.Join(log, " "); got != all {
		t.Errorf("polled %s, want %s", got, all)
	}
}

// CO-07: SelectOK skips errors and cancels the rest.
func TestCO07OK(t *testing.T) {
	a, ra := after(0, 0, errA)
	b, rb := after(never, 0, nil)
	c, rc := after(1, 3, nil)
	d, rd := after(0, 0, errB)
	f := SelectOK([]child{a, b, c, d})
	want(t, &f, 0, future.Pending)
	rc.waker.Wake()
	want(t, &f, 3, nil)
	counts(t, "failed", ra, 1, 0)
	counts(t, "never", rb, 1, 1)
	counts(t, "succeeded", rc, 2, 0)
	counts(t, "failed too", rd, 1, 0)
}

// CO-07: if none succeeds, SelectOK has the error that came last.
func TestCO07LastError(t *testing.T) {
	a, ra := after(1, 0, errA)
	b, _ := after(0, 0, errB)
	f := SelectOK([]child{a, b})
	want(t, &f, 0, future.Pending)
	ra.waker.Wake()
	want(t, &f, 0, errA)
	none := SelectOK([]child{})
	want(t, &none, 0, ErrNothing)
}

// CO-07: SelectAll has the index, and the rest, which goes on,
// in its place and with its index.
func TestCO07All(t *testing.T) {
	a, ra := after(1, 10, nil)
	b, rb := after(0, 11, errB)
	c, rc := after(1, 12, nil)
	f := SelectAll([]child{a, b, c})
	first, err := f.Poll(future.Waker{})
	if first.Index != 1 || first.Value != 11 || err != errB {
		t.Errorf("%d, %d, %v; want 1, 11, errB",
			first.Index, first.Value, err)
	}
	f.Cancel()
	rest := &first.Rest
	rest.NextNumbered(future.Waker{})
	rc.waker.Wake()
	i, v, err := rest.NextNumbered(future.Waker{})
	if i != 2 || v != 12 || err != nil || rest.Len() != 1 {
		t.Errorf("the next: %d, %d, %v", i, v, err)
	}
	rest.Cancel()
	counts(t, "left over", ra, 1, 1)
	counts(t, "first", rb, 1, 0)
	counts(t, "second", rc, 2, 0)
}

func TestSelectAllOfNothing(t *testing.T) {
	f := SelectAll([]child{})
	first, err := f.Poll(alarm)
	if err != ErrNothing || first.Rest.Len() != 0 {
		t.Errorf("%v, want ErrNothing", err)
	}
}
