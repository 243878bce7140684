package stream

import "artofwaiting/code/future"

// A Chunked is a stream whose items come several at a time.
type Chunked[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
] struct {
	in   source[T, S, P]
	size int
	part []T
	owed error // comes after the part that it cut short
}

// Chunks is the items of s in slices of n. Before the end of s,
// and before an item that is an error, comes what there is. To
// ask for chunks of nothing panics.
func Chunks[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](s S, n int) Chunked[T, S, P] {
	if n < 1 {
		panic("stream: Chunks of less than one item")
	}
	return Chunked[T, S, P]{in: from[T, S, P](s), size: n}
}

// Next waits until a chunk is full, or will never be.
func (c *Chunked[T, S, P]) Next(w future.Waker) ([]T, error) {
	if err := c.owed; err != nil {
		c.owed = nil
		return nil, err
	}
	for len(c.part) < c.size {
		v, err := c.in.next("Chunks", w)
		if err == future.Pending || err != nil && c.part == nil {
			return nil, err
		}
		if err != nil {
			c.owed = err
			break
		}
		if c.part == nil {
			c.part = make([]T, 0, c.size)
		}
		c.part = append(c.part, v)
	}
	part := c.part
	c.part = nil // the slice is the caller's
	return part, nil
}

// Cancel cancels the stream, and the items of a part.
func (c *Chunked[T, S, P]) Cancel() {
	part := c.part
	c.in.cancel()
	*c = Chunked[T, S, P]{}
	for _, v := range part {
		future.Drop(v)
	}
}

// Box moves c to the heap.
func (c Chunked[T, S, P]) Box() future.BoxedStream[[]T] {
	return future.BoxedStream[[]T]{Stream: &c}
}
