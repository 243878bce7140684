package channel

import (
	"errors"
	"io"

	"artofwaiting/code/future"
)

// ErrEmpty says that a Next would have to wait.
var ErrEmpty = errors.New("channel: empty")

// A Receiver is the end of a channel that values come out of, and
// the Stream of them.
type Receiver[T any] struct{ pipe *pipe[T] }

// Next takes the first value out, or waits, or is io.EOF. Whoever
// waits in line for its place is served.
func (r *Receiver[T]) Next(w future.Waker) (v T, err error) {
	if !r.ready(w) || !w.Spend() {
		return v, future.Pending
	}
	return r.take()
}

// ready reports whether there is an answer, and keeps w if not.
// It is the receiver alone who takes: it will still be there.
func (r *Receiver[T]) ready(w future.Waker) bool {
	p := r.pipe
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.queue.len > 0 || p.ended() || p.gone {
		p.receiver = future.Waker{}
		return true
	}
	p.receiver = w
	return false
}

func (r *Receiver[T]) take() (v T, err error) {
	p := r.pipe
	p.mu.Lock()
	if p.queue.len == 0 {
		p.mu.Unlock()
		return v, io.EOF
	}
	v = p.queue.pop()
	next := p.gate.put()
	p.mu.Unlock()
	next.Wake()
	return v, nil
}

// TryNext is Next for those who do not wait: ErrEmpty.
func (r *Receiver[T]) TryNext() (v T, err error) {
	if !r.ready(future.Waker{}) {
		return v, ErrEmpty
	}
	return r.take()
}

// Close lets nobody send any more. What is in the channel can be
// received, and what comes from Tickets that are out.
func (r *Receiver[T]) Close() { r.pipe.close(true) }

// Cancel closes the channel, and gives up what is in it.
func (r *Receiver[T]) Cancel() {
	p := r.pipe
	p.close(true)
	p.mu.Lock()
	p.gone = true
	p.receiver = future.Waker{}
	p.mu.Unlock()
	for v, err := r.take(); err == nil; v, err = r.take() {
		future.Drop(v)
	}
}

// Box puts r into a box; it is on the heap already.
func (r *Receiver[T]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: r}
}
