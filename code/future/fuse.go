package future

// A Fused is a future that may be polled after its end, for those
// who poll several and do not keep count: it is Pending for ever
// then, and wakes nobody. The zero Fused is at its end.
type Fused[T any, F Inline[T], P Pointer[F, T]] struct {
	child F
	live  bool
}

// Fuse makes f safe to poll again.
func Fuse[T any, F Inline[T], P Pointer[F, T]](
	f F) Fused[T, F, P] {
	return Fused[T, F, P]{child: f, live: true}
}

// Poll polls f, and once that has finished, nothing.
func (f *Fused[T, F, P]) Poll(w Waker) (v T, err error) {
	if !f.live {
		return v, Pending
	}
	v, err = P(&f.child).Poll(w)
	if err != Pending {
		*f = Fused[T, F, P]{} // holds on to nothing
	}
	return v, err
}

// Cancel cancels f, if it has not finished. That too is the end.
func (f *Fused[T, F, P]) Cancel() {
	if f.live {
		Cancel(P(&f.child))
		*f = Fused[T, F, P]{}
	}
}

// Box moves f to the heap.
func (f Fused[T, F, P]) Box() Boxed[T] { return Boxed[T]{&f} }
