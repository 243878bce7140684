package generator

// A Y is a generator's handle on its own suspension: what it is
// given to yield with. It is of no use outside of the body that
// it was given to.
type Y[T any] struct {
	// yield hands over a value, waits to be resumed, and is false
	// if instead the generator was stopped.
	yield func(T) bool
}

// Yield gives v to whoever resumed the generator, and returns
// when it is resumed again. If it is stopped instead, Yield
// panics: that is how the deferred calls come to run.
func (y *Y[T]) Yield(v T) {
	if !y.yield(v) {
		panic(stopped{})
	}
}

// From yields all that g yields. It is how generators call each
// other, and themselves. If the generator ends early, so does g.
func (y *Y[T]) From(g Series[T]) {
	defer g.Stop()
	for s := g.Resume(); !s.Complete; s = g.Resume() {
		y.Yield(s.Yielded)
	}
}

// stopped is the panic that unwinds a stopped generator.
type stopped struct{}

// IsStop says whether what a deferred call has recovered is no
// failure, but Stop on its way. Whoever recovers that panics with
// it again; it is http.ErrAbortHandler's contract.
func IsStop(recovered any) bool {
	_, is := recovered.(stopped)
	return is
}

// run calls body with a handle, and ends in peace if it was
// stopped. Every other panic goes on.
func run[T, R any](
	body func(*Y[T]) R, yield func(T) bool) (result R) {
	defer func() {
		if r := recover(); r != nil && !IsStop(r) {
			panic(r)
		}
	}()
	return body(&Y[T]{yield})
}
