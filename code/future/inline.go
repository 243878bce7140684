package future

// Inline is a future that can lie inside another one: a struct,
// held by value, whose Poll is a method of the pointer to it. So
// a future of futures is one piece of memory. Copy one before its
// first poll only: after it, somebody may know where it lies.
//
// Its one method moves it out, and tells the compiler what it is
// a future of. In a call such as combinator.Map(child, f), T is
// inferred from child's Box, and from nothing else: Poll belongs
// to the pointer, and Go does not look for T in the methods of a
// type that it has itself made out of another.
type Inline[T any] interface {
	// Box moves the future to the heap.
	Box() Boxed[T]
}

// Pointer is the way to poll an F that lies inside a struct. Go
// finds it out by itself:
//
//	type Mapped[T, U any, F Inline[T], P Pointer[F, T]] struct {
//		child F
//		…
//	}
//	P(&m.child).Poll(w)
type Pointer[F, T any] interface {
	*F
	Future[T]
}

// A Boxed is a future of which one knows only what it will bring:
// behind an interface, on the heap, and itself Inline. Where a
// Future is asked for, give b.Future: b itself would do, but is
// two words, and would go to the heap a second time.
type Boxed[T any] struct{ Future[T] }

// Box is b, for it is in a box.
func (b Boxed[T]) Box() Boxed[T] { return b }

// Cancel cancels what is in the box.
func (b Boxed[T]) Cancel() { Cancel(b.Future) }

// InlineStream is for a Stream what Inline is for a Future.
type InlineStream[T any] interface {
	// Box moves the stream to the heap.
	Box() BoxedStream[T]
}

// StreamPointer is for a Stream what Pointer is for a Future.
type StreamPointer[S, T any] interface {
	*S
	Stream[T]
}

// A BoxedStream is for a Stream what Boxed is for a Future.
type BoxedStream[T any] struct{ Stream[T] }

// Box is b.
func (b BoxedStream[T]) Box() BoxedStream[T] { return b }

// Cancel cancels what is in the box.
func (b BoxedStream[T]) Cancel() { Cancel(b.Stream) }
