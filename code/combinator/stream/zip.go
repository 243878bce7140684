package stream

import (
	"io"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A Zipped is two streams side by side.
type Zipped[
	A, B any, S future.InlineStream[A], R future.InlineStream[B],
	P future.StreamPointer[S, A], Q future.StreamPointer[R, B],
] struct {
	a half[A, S, P]
	b half[B, R, Q]
}

// Zip is pairs: an item of a and one of b. It ends with the
// shorter, and cancels the longer.
func Zip[
	A, B any, S future.InlineStream[A], R future.InlineStream[B],
	P future.StreamPointer[S, A], Q future.StreamPointer[R, B],
](a S, b R) (z Zipped[A, B, S, R, P, Q]) {
	z.a.in = from[A, S, P](a)
	z.b.in = from[B, R, Q](b)
	return z
}

// Next asks both. The item of the faster waits for the other. An
// error on one side goes through, and leaves what the other has.
func (z *Zipped[A, B, S, R, P, Q]) Next(w future.Waker) (
	p combinator.Pair[A, B], err error) {
	err = z.a.fill(w)
	if err == nil || err == future.Pending {
		if e := z.b.fill(w); e != nil {
			err = e
		}
	}
	if err == io.EOF {
		z.Cancel()
	}
	if err != nil {
		return p, err
	}
	p.Left, p.Right = z.a.take(), z.b.take()
	return p, nil
}

// Cancel cancels both, and an item that waits.
func (z *Zipped[A, B, S, R, P, Q]) Cancel() {
	z.a.cancel()
	z.b.cancel()
}

// Box moves z to the heap.
func (z Zipped[A, B, S, R, P, Q]) Box() (
	b future.BoxedStream[combinator.Pair[A, B]]) {
	b.Stream = &z
	return b
}

// A half is one side of a Zipped, and room for one item of it.
type half[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	in   source[T, S, P]
	item T
	full bool
}

func (h *half[T, S, P]) fill(w future.Waker) error {
	if h.full {
		return nil
	}
	v, err := h.in.next("Zip", w)
	if err == nil {
		h.item, h.full = v, true
	}
	return err
}

func (h *half[T, S, P]) take() T {
	v := h.item
	h.item, h.full = *new(T), false
	return v
}

func (h *half[T, S, P]) cancel() {
	h.in.cancel()
	if h.full {
		future.Drop(h.take())
	}
}
