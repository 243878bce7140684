package future

import (
	"io"
	"testing"
)

// A box passes Poll and Cancel on, as does a box in a box.
func TestBoxed(t *testing.T) {
	n := new(tally)
	b := held{n}.Box().Box()
	want(t, b, 0, Pending)
	want(t, &b, 0, Pending)
	Cancel(b)
	Cancel(&b)
	if n.polls != 2 || n.cancels != 2 {
		t.Errorf("%+v, want two of each", *n)
	}
	Boxed[int]{}.Cancel()
	Ready(1).Box().Cancel() // which holds nothing
}

// A box for streams passes Next and Cancel on.
func TestBoxedStream(t *testing.T) {
	n := new(tally)
	b := BoxedStream[int]{&held{n}}.Box()
	if _, err := b.Next(Waker{}); err != Pending {
		t.Errorf("next: %v, want Pending", err)
	}
	Cancel(b)
	Cancel(&b)
	if n.polls != 1 || n.cancels != 2 {
		t.Errorf("%+v, want one poll and two cancels", *n)
	}
	BoxedStream[int]{}.Cancel()
	BoxedStream[int]{&countdown{}}.Cancel()
}

// A box is a copy: what is left behind has not been polled.
func TestBoxMoves(t *testing.T) {
	f := PendingOnce(1)
	finish(t, f.Box())
	finish(t, f.Box())
	finish(t, &f)
}

// The compiler finds all types of a chain by itself, each child
// by value, and the chain gives what its innermost future gives.
func TestChain(t *testing.T) {
	chain := Fuse(Lazy(func() Fused[int, Once[int], *Once[int]] {
		return Fuse(PendingOnce(1))
	}))
	finish(t, &chain)
	want(t, &chain, 0, Pending)

	n := new(tally)
	mixed := Fuse(Fuse(held{n}.Box()))
	cancelTwice(t, &mixed, n)

	_, r := Oneshot[int]()
	ends := Fuse(Fuse(r))
	ends.Cancel()
	panics(t, "Oneshot", func() { r.Poll(Waker{}) })
}

// However deep, a chain is one piece of memory, and to poll it
// needs no more.
func TestChainAllocs(t *testing.T) {
	allocs(t, 1, func() {
		sinkBoxed = Fuse(Fuse(Fuse(Fuse(PendingOnce(1))))).Box()
		sinkBoxed.Poll(Waker{})
		sinkBoxed.Poll(Waker{})
	})
	allocs(t, 0, func() { sinkBoxed = Never[int]{}.Box() })
	_, r := Oneshot[int]()
	allocs(t, 0, func() { sinkBoxed = r.Box() })
}

// The pair of constraints for streams works as that for futures.
func TestInlineStream(t *testing.T) {
	s := keep(countdown{n: 2})
	got := 0
	for {
		_, err := Wait(PollFunc(s.Next).Box())
		if err == io.EOF {
			break
		}
		got++
	}
	if got != 2 {
		t.Errorf("%d items, want 2", got)
	}
	n := new(tally)
	b := keep(BoxedStream[int]{&held{n}})
	Cancel(&b)
	if n.cancels != 1 {
		t.Errorf("%+v, want one cancel", *n)
	}
}

// A kept stream lies inside another one.
type kept[T any, S InlineStream[T],
	P StreamPointer[S, T]] struct {
	child S
}

func keep[T any, S InlineStream[T], P StreamPointer[S, T]](
	s S) kept[T, S, P] {
	return kept[T, S, P]{s}
}

func (k *kept[T, S, P]) Next(w Waker) (T, error) {
	return P(&k.child).Next(w)
}

func (k *kept[T, S, P]) Cancel() { Cancel(P(&k.child)) }
