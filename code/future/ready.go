package future

// A Value is a future that is finished at its first poll.
type Value[T any] struct {
	value T
	err   error
	over  bool
}

// Ready is the future of a value that is here already.
func Ready[T any](v T) Value[T] { return Value[T]{value: v} }

// Fail is the future of a failure. A future cannot finish with
// Pending, and nil would be no failure: both panic.
func Fail[T any](err error) Value[T] {
	if err == nil || err == Pending {
		panic("future: Fail without an error")
	}
	return Value[T]{err: err}
}

// Poll returns the value or the failure.
func (f *Value[T]) Poll(Waker) (T, error) {
	if f.over {
		PolledAgain("Ready or Fail")
	}
	v, err := f.value, f.err
	*f = Value[T]{over: true} // holds on to nothing
	return v, err
}

// Cancel gives up the value too, for nobody else has it.
func (f *Value[T]) Cancel() {
	v, held := f.value, !f.over && f.err == nil
	*f = Value[T]{over: true}
	if held {
		Drop(v)
	}
}

// Box moves f to the heap.
func (f Value[T]) Box() Boxed[T] { return Boxed[T]{&f} }

// Never is a future that does not finish.
type Never[T any] struct{}

// Poll is Pending, and keeps no Waker, for it has nothing to say.
func (Never[T]) Poll(Waker) (v T, err error) {
	return v, Pending
}

// Box puts it into a box that takes no room.
func (f Never[T]) Box() Boxed[T] { return Boxed[T]{f} }

// A Func is a future made of its Poll.
type Func[T any] struct {
	poll func(Waker) (T, error)
}

// PollFunc is the future that poll drives. The next item of a
// Stream s, as a future, is PollFunc(s.Next). It has no Cancel:
// what poll holds is its maker's to give back.
func PollFunc[T any](poll func(Waker) (T, error)) Func[T] {
	return Func[T]{poll}
}

// Poll calls the function, until it has finished.
func (f *Func[T]) Poll(w Waker) (T, error) {
	if f.poll == nil {
		PolledAgain("PollFunc")
	}
	v, err := f.poll(w)
	if err != Pending {
		f.poll = nil
	}
	return v, err
}

// Box moves f to the heap.
func (f Func[T]) Box() Boxed[T] { return Boxed[T]{&f} }
