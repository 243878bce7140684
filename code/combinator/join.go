package combinator

import "artofwaiting/code/future"

// A Pair is the values of two futures.
type Pair[A, B any] struct {
	Left  A
	Right B
}

// A Joined is two futures that are waited for at once.
type Joined[
	A, B any, F future.Inline[A], G future.Inline[B],
	P future.Pointer[F, A], Q future.Pointer[G, B],
] struct {
	a    side[A, F, P]
	b    side[B, G, Q]
	try  bool // one failure is enough
	live bool
}

// Join waits for a and for b, whatever becomes of the other. If
// one fails, its error is that of the Join, and the Pair has the
// value of the other. If both do, the error is errors.Join's.
func Join[
	A, B any, F future.Inline[A], G future.Inline[B],
	P future.Pointer[F, A], Q future.Pointer[G, B],
](a F, b G) Joined[A, B, F, G, P, Q] {
	var j Joined[A, B, F, G, P, Q]
	j.a.child, j.a.err = a, future.Pending
	j.b.child, j.b.err = b, future.Pending
	j.live = true
	return j
}

// TryJoin waits for the values of a and b, both or none: the
// first that fails ends it at once, the other is cancelled, and
// so is its value, if that was there.
func TryJoin[
	A, B any, F future.Inline[A], G future.Inline[B],
	P future.Pointer[F, A], Q future.Pointer[G, B],
](a F, b G) Joined[A, B, F, G, P, Q] {
	j := Join[A, B, F, G, P, Q](a, b)
	j.try = true
	return j
}

// Poll polls whichever has not finished. If neither has it polls
// both, for it cannot know whose wake it was. Unordered can.
func (j *Joined[A, B, F, G, P, Q]) Poll(w future.Waker) (
	p Pair[A, B], err error) {
	if !j.live {
		future.PolledAgain("Join or TryJoin")
	}
	if j.a.poll(w); !j.lost() {
		j.b.poll(w)
	}
	switch a, b := j.a.err, j.b.err; {
	case j.lost():
		j.Cancel()
		err = together(a, b)
	case a == future.Pending || b == future.Pending:
		err = future.Pending
	default:
		p, err = Pair[A, B]{j.a.value, j.b.value}, together(a, b)
		*j = Joined[A, B, F, G, P, Q]{}
	}
	return p, err
}

// lost says that there is nothing more to wait for.
func (j *Joined[A, B, F, G, P, Q]) lost() bool {
	return j.try && (j.a.failed() || j.b.failed())
}

// Cancel cancels both: futures, or the values they have brought.
func (j *Joined[A, B, F, G, P, Q]) Cancel() {
	if j.live {
		j.a.cancel()
		j.b.cancel()
	}
	*j = Joined[A, B, F, G, P, Q]{}
}

// Box moves j to the heap.
func (j Joined[A, B, F, G, P, Q]) Box() future.Boxed[Pair[A, B]] {
	return future.Boxed[Pair[A, B]]{Future: &j}
}
