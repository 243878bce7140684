package combinator

import "artofwaiting/code/future"

// A Finished is a future that is cleaned up after.
type Finished[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	child F
	clean func() // nil at the end
}

// Finally calls fn once, when f has finished, has failed, or is
// cancelled: the defer of futures. What somebody opened in one
// stage of a chain is closed here, and nowhere else, for the end
// may come while any later stage is waiting.
func Finally[T any, F future.Inline[T], P future.Pointer[F, T]](
	f F, fn func()) Finished[T, F, P] {
	return Finished[T, F, P]{f, fn}
}

// Poll polls the child. If it panics, it is cleaned up after, and
// the panic goes on.
func (f *Finished[T, F, P]) Poll(
	w future.Waker) (v T, err error) {
	if f.clean == nil {
		future.PolledAgain("Finally")
	}
	defer func() { // a panic is an end too, and err is nil then
		if err != future.Pending {
			f.end()
		}
	}()
	return P(&f.child).Poll(w)
}

func (f *Finished[T, F, P]) end() {
	clean := f.clean
	*f = Finished[T, F, P]{}
	clean()
}

// Cancel cancels the child, and cleans up after it.
func (f *Finished[T, F, P]) Cancel() {
	if f.clean != nil {
		future.Cancel(P(&f.child))
		f.end()
	}
}

// Box moves f to the heap.
func (f Finished[T, F, P]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &f}
}
