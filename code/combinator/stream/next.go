package stream

import "artofwaiting/code/future"

// An Item is the future of the next item of a stream.
type Item[T any] struct {
	stream future.Stream[T] // nil at the end
}

// Next is the next item of s, which stays the caller's: the
// future has its address only. At the end of s it fails with
// io.EOF.
func Next[T any](s future.Stream[T]) Item[T] { return Item[T]{s} }

// Poll asks the stream.
func (i *Item[T]) Poll(w future.Waker) (T, error) {
	if i.stream == nil {
		future.PolledAgain("stream.Next")
	}
	v, err := i.stream.Next(w)
	if err != future.Pending {
		i.stream = nil
	}
	return v, err
}

// Cancel stops waiting. The stream is not cancelled, and no item
// is lost: one that has not been given is still in there.
func (i *Item[T]) Cancel() { i.stream = nil }

// Box moves i to the heap.
func (i Item[T]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &i}
}
