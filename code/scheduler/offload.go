package scheduler

import "artofwaiting/code/future"

// An Offloaded is the future of a function that runs elsewhere.
type Offloaded[T any] struct {
	pool *Pool // until the first poll
	f    func() (T, error)
	hear future.Receiver[result[T]] // from then on
}

// A result is what a function returned.
type result[T any] struct {
	value T
	err   error
}

// Cancel gives up a value that nobody waits for any more.
func (r *result[T]) Cancel() {
	if r.err == nil {
		future.Drop(r.value)
	}
}

// Offload calls f on a thread of p, from the first poll on. What
// f returns is the answer; a panic is a PanicError. The way back
// is a Oneshot, whose receiver may be polled by any loop.
func Offload[T any](p *Pool, f func() (T, error)) Offloaded[T] {
	return Offloaded[T]{pool: p, f: f}
}

// Poll waits until f has returned.
func (o *Offloaded[T]) Poll(w future.Waker) (v T, err error) {
	if o.pool != nil {
		o.begin()
	}
	if o.hear == (future.Receiver[result[T]]{}) {
		future.PolledAgain("Offload")
	}
	r, err := o.hear.Poll(w)
	switch err {
	case nil:
		v, err = r.value, r.err
	case future.Pending:
		return v, err
	case future.ErrClosed:
		err = ErrAborted
	}
	*o = Offloaded[T]{}
	return v, err
}

func (o *Offloaded[T]) begin() {
	say, hear := future.Oneshot[result[T]]()
	o.pool.submit(&call[T]{o.f, say})
	*o = Offloaded[T]{hear: hear}
}

// Cancel does not wait. If f has not begun, it never will; if it
// has, it runs to its end, and its value is given up.
func (o *Offloaded[T]) Cancel() {
	if o.hear != (future.Receiver[result[T]]{}) {
		o.hear.Cancel()
	}
	*o = Offloaded[T]{}
}

// Box moves o to the heap.
func (o Offloaded[T]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &o}
}

// A call is f on its way through a Pool.
type call[T any] struct {
	f   func() (T, error)
	say future.Sender[result[T]]
}

func (c *call[T]) do() {
	_, err := c.say.PollClosed(future.Waker{})
	if err == nil {
		return // nobody waits
	}
	var r result[T]
	func() {
		defer func() {
			if p := recover(); p != nil {
				r.err = panicked(p)
			}
		}()
		r.value, r.err = c.f()
	}()
	if c.say.Send(r) != nil {
		r.Cancel()
	}
}

func (c *call[T]) refuse() { c.say.Cancel() }
