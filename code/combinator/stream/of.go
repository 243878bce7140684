// Package stream makes streams of streams: each item through a
// function, several at once, two into one; and futures of what
// comes out in the end. It is to future.Stream what combinator is
// to future.Future, and has its form.
//
// Contract. A combinator asks the streams inside it when it is
// asked itself, and gives each the Waker of the call; those with
// a set of many (MergeAll, Buffered, BufferUnordered) ask only
// those that were woken. It keeps no item longer than it must.
//
// Errors. An item that is an error goes through. It is not
// counted, is shown to no function, and is not the end: only
// io.EOF is. A future made of an item may well fail with io.EOF,
// say because it reads; here that is io.ErrUnexpectedEOF, or it
// would end the stream. ForEach, Collect and Fold end at the
// first error.
//
// States. A stream is alive until it has said io.EOF or is
// cancelled. To ask on is a mistake and panics; Fuse is the way
// out.
//
// Cancellation. A combinator that ends before a stream inside it
// cancels that at once; a cancelled one cancels all that are
// alive. An item that it has and nobody has seen is cancelled
// too: it may be a connection, or a future.
//
// Threads. One thread at a time asks or cancels.
package stream

import (
	"io"

	"artofwaiting/code/future"
)

// An Items is a stream of what is here already.
type Items[T any] struct {
	items []T
	live  bool
}

// Of is the stream of items, which is also the way to make one
// of a slice: Of(list...). The items are then the stream's.
func Of[T any](items ...T) Items[T] {
	return Items[T]{items, true}
}

// Next is the next item. It is never Pending.
func (s *Items[T]) Next(future.Waker) (v T, err error) {
	if !s.live {
		future.PolledAgain("Of")
	}
	if len(s.items) == 0 {
		*s = Items[T]{}
		return v, io.EOF
	}
	v, s.items = s.items[0], s.items[1:]
	return v, nil
}

// Cancel cancels the items that are left.
func (s *Items[T]) Cancel() {
	items := s.items
	*s = Items[T]{}
	for _, v := range items {
		future.Drop(v)
	}
}

// Box moves s to the heap.
func (s Items[T]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &s}
}

// A Func is a stream made of its Next.
type Func[T any] struct {
	next func(future.Waker) (T, error) // nil at the end
}

// NextFunc is the stream that next drives: of numbers, of random
// ones, of whatever a closure counts and remembers. What PollFunc
// is to futures, it is to streams.
func NextFunc[T any](
	next func(future.Waker) (T, error)) Func[T] {
	return Func[T]{next}
}

// Next calls the function, until it has said io.EOF.
func (s *Func[T]) Next(w future.Waker) (T, error) {
	if s.next == nil {
		future.PolledAgain("NextFunc")
	}
	v, err := s.next(w)
	if err == io.EOF {
		s.next = nil
	}
	return v, err
}

// Cancel lets go of the function.
func (s *Func[T]) Cancel() { s.next = nil }

// Box moves s to the heap.
func (s Func[T]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &s}
}
