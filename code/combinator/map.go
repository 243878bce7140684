// Package combinator makes futures of futures: one after another,
// several at once, with a time limit, again and again. It is
// where a program that waits is put together, and knows nothing
// of what it is that is waited for.
//
// Contract. A combinator is lazy, as every future: it polls its
// children when it is polled, and calls no function of the caller
// before. One poll goes as far as it can, through as many stages
// as are ready; Pending goes up as it comes, and so do failures,
// unless the combinator is about them. A child gets the Waker of
// the poll, except from the combinators that keep many children
// (Unordered) or have many parents (Shared).
//
// States. A child is alive until it has finished or is cancelled,
// and is not polled after that; nor is the combinator, which then
// panics, and holds on to nothing. If a child panics, or a
// function of the caller does, the panic goes up and nobody hides
// it: who catches it may cancel what is left, and no more.
//
// Form. Children lie inside their parent, by value, so that a
// chain of five is one piece of memory (see future.Inline). After
// the first poll none of it moves. Types come in the order
// results, children, pointers to children, and nobody writes them
// down: they are inferred. Who has to write one, for a function
// that calls itself or a slice of unlike futures, says Box.
//
// Cancellation. A combinator that is cancelled cancels the
// children that are alive, and values that it has kept and nobody
// will get. One that finishes early cancels the children that it
// does not wait for, before it returns. A future that has not
// been polled is cancelled like any other: it may hold something.
//
// Threads. As for every future: one thread at a time polls or
// cancels. Handles of one Shared are different futures, each with
// a thread of its own if need be, and an AbortHandle is for all.
package combinator

import "artofwaiting/code/future"

// A Mapped is a future whose answer goes through a function.
type Mapped[
	T, U any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	child F
	step  change[T, U] // nil at the end
}

// Map gives the value of f to fn, and has what fn makes of it.
func Map[T, U any, F future.Inline[T], P future.Pointer[F, T]](
	f F, fn func(T) U) Mapped[T, U, F, P] {
	return Mapped[T, U, F, P]{f, onValue[T, U](fn)}
}

// MapErr gives the failure of f to fn, and fails with what fn
// makes of it. It is where an error learns what was attempted.
func MapErr[T any, F future.Inline[T], P future.Pointer[F, T]](
	f F, fn func(error) error) Mapped[T, T, F, P] {
	return Mapped[T, T, F, P]{f, onError[T](fn)}
}

// Inspect shows the answer of f to fn, and leaves it as it is.
func Inspect[T any, F future.Inline[T], P future.Pointer[F, T]](
	f F, fn func(T, error)) Mapped[T, T, F, P] {
	return Mapped[T, T, F, P]{f, onBoth[T](fn)}
}

// Poll polls the child, and sends its answer through the
// function.
func (m *Mapped[T, U, F, P]) Poll(w future.Waker) (U, error) {
	if m.step == nil {
		future.PolledAgain("Map, MapErr or Inspect")
	}
	v, err := P(&m.child).Poll(w)
	if err == future.Pending {
		var none U
		return none, err
	}
	step := m.step
	*m = Mapped[T, U, F, P]{} // before step, which may panic
	return step.apply(v, err)
}

// Cancel cancels the child.
func (m *Mapped[T, U, F, P]) Cancel() {
	if m.step != nil {
		future.Cancel(P(&m.child))
	}
	*m = Mapped[T, U, F, P]{}
}

// Box moves m to the heap.
func (m Mapped[T, U, F, P]) Box() future.Boxed[U] {
	return future.Boxed[U]{Future: &m}
}

// A change makes one answer of another. A function with a method
// is one, and this is what it is for: a function is a pointer, so
// the interface around it costs no memory. A closure around the
// caller's function would cost some, at every stage.
type change[T, U any] interface {
	apply(T, error) (U, error)
}

type onValue[T, U any] func(T) U

func (fn onValue[T, U]) apply(v T, err error) (u U, _ error) {
	if err != nil {
		return u, err
	}
	return fn(v), nil
}

type onError[T any] func(error) error

func (fn onError[T]) apply(v T, err error) (T, error) {
	if err != nil {
		err = fn(err)
	}
	return v, err
}

type onBoth[T any] func(T, error)

func (fn onBoth[T]) apply(v T, err error) (T, error) {
	fn(v, err)
	return v, err
}
