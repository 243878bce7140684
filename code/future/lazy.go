package future

// A Deferred is a future that is made when it is first polled.
// Before that it is a function, then the future which that made,
// and in the end neither.
type Deferred[T any, F Inline[T], P Pointer[F, T]] struct {
	start func() F
	child F
	live  bool // child has been made, and has not finished
}

// Lazy puts off the work that comes before the first wait, such
// as opening a socket: start is called by the first poll, on the
// thread that polls, and never if there is none.
func Lazy[T any, F Inline[T], P Pointer[F, T]](
	start func() F) Deferred[T, F, P] {
	return Deferred[T, F, P]{start: start}
}

// Poll makes the future, if this is the first time, and polls it.
func (f *Deferred[T, F, P]) Poll(w Waker) (T, error) {
	if start := f.start; start != nil {
		f.start = nil
		f.child, f.live = start(), true
	}
	if !f.live {
		PolledAgain("Lazy")
	}
	v, err := P(&f.child).Poll(w)
	if err != Pending {
		*f = Deferred[T, F, P]{}
	}
	return v, err
}

// Cancel cancels the future, if it has been made.
func (f *Deferred[T, F, P]) Cancel() {
	if f.live {
		Cancel(P(&f.child))
	}
	*f = Deferred[T, F, P]{}
}

// Box moves f to the heap.
func (f Deferred[T, F, P]) Box() Boxed[T] { return Boxed[T]{&f} }
