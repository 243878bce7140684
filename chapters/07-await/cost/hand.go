package main

import "artofwaiting/code/future"

// A waiting is an async function with one await, by hand: it has
// no variables, and what it awaits is in it.
type waiting[F any, P future.Pointer[F, int]] struct {
	state int // 0 fresh, 1 waits, -1 ended
	child F
	plus  int // to what it has waited for
}

// Poll polls the child.
func (m *waiting[F, P]) Poll(w future.Waker) (int, error) {
	if m.state < 0 {
		future.PolledAgain("by hand")
	}
	m.state = -1
	v, err := P(&m.child).Poll(w)
	if err == future.Pending {
		m.state = 1
		return 0, err
	}
	return v + m.plus, err
}

// byHand waits for ever.
func byHand(f future.Never[int]) future.Boxed[int] {
	return future.Boxed[int]{Future: &waiting[
		future.Never[int], *future.Never[int]]{child: f}}
}

// bottom waits, and the others wait for it.
type bottom = waiting[future.Once[int], *future.Once[int]]

type deepest = waiting[bottom, *bottom]

type deeper = waiting[deepest, *deepest]

// deep is Deep.
func deep(n int) future.Boxed[int] {
	b := bottom{child: future.PendingOnce(n)}
	d := deepest{child: b, plus: 1}
	return future.Boxed[int]{Future: &waiting[
		deeper, *deeper]{child: deeper{child: d, plus: 1},
		plus: 1}}
}
