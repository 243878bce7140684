package channel

import (
	"errors"

	"artofwaiting/code/future"
)

// ErrFull says that a Send would have to wait.
var ErrFull = errors.New("channel: full")

// A Sender is an end of a channel that values go into.
type Sender[T any] struct {
	pipe *pipe[T] // nil when it is closed
}

// Clone makes another Sender, for somebody else to close.
func (s *Sender[T]) Clone() *Sender[T] {
	if p := s.pipe; p != nil {
		p.mu.Lock()
		p.senders++
		p.mu.Unlock()
	}
	return &Sender[T]{s.pipe}
}

// Close says that nothing more will come from s. After the last
// Sender has said so, the receiver gets what is left, and then
// io.EOF. Futures of s that wait already go on.
func (s *Sender[T]) Close() {
	p := s.pipe
	if p == nil {
		return
	}
	s.pipe = nil
	p.mu.Lock()
	p.senders--
	last := p.senders == 0
	p.mu.Unlock()
	if last {
		p.close(false)
	}
}

// Cancel is Close.
func (s *Sender[T]) Cancel() { s.Close() }

// A Reserve is the future of a place in a channel.
type Reserve[T any] struct {
	pipe  *pipe[T] // nil at the end, or if the Sender is closed
	over  bool
	place future.Place
}

// Reserve waits until there is room. It is for those who have no
// value yet, or do not want to lose it to a timeout.
func (s *Sender[T]) Reserve() Reserve[T] {
	return Reserve[T]{pipe: s.pipe}
}

// Poll has the place, or waits in line, or is ErrClosed.
func (r *Reserve[T]) Poll(w future.Waker) (
	t Ticket[T], err error) {
	if r.over {
		future.PolledAgain("Reserve or Send")
	}
	p := r.pipe
	err = ErrClosed
	if p != nil {
		p.mu.Lock()
		err = p.gate.enter(&r.place, w)
		p.mu.Unlock()
	}
	if err == nil && !w.Spend() {
		err = future.Pending // and keeps the place
	}
	if err != future.Pending {
		*r = Reserve[T]{over: true}
	}
	if err == nil {
		t.pipe = p
	}
	return t, err
}

// Cancel leaves the line. A place that r has, and does not know
// of, goes to the next.
func (r *Reserve[T]) Cancel() {
	p := r.pipe
	if p != nil {
		p.mu.Lock()
		next := p.gate.leave(&r.place)
		w := p.rouse()
		p.mu.Unlock()
		next.Wake()
		w.Wake()
	}
	*r = Reserve[T]{over: true}
}

// Box moves r to the heap.
func (r Reserve[T]) Box() future.Boxed[Ticket[T]] {
	return future.Boxed[Ticket[T]]{Future: &r}
}

// A Ticket is a place in a channel that is kept for one value.
type Ticket[T any] struct{ pipe *pipe[T] }

// Send uses the place. If it fails, v is still the caller's: the
// receiver is gone, or the place has been used.
func (t *Ticket[T]) Send(v T) error {
	p := t.pipe
	if p == nil {
		return ErrClosed
	}
	t.pipe = nil
	return p.put(v)
}

// Cancel gives the place back, if it has not been used.
func (t *Ticket[T]) Cancel() {
	if p := t.pipe; p != nil {
		t.pipe = nil
		p.giveBack()
	}
}

// A Send is the future of a value having got into the channel.
type Send[T any] struct {
	reserve Reserve[T]
	value   T
}

// Send waits until there is room, and puts v there. If it fails,
// v is still the caller's; if it is cancelled, v is given up.
func (s *Sender[T]) Send(v T) Send[T] {
	return Send[T]{s.Reserve(), v}
}

// Poll puts the value in, or waits.
func (s *Send[T]) Poll(w future.Waker) (
	none struct{}, err error) {
	t, err := s.reserve.Poll(w)
	if err == nil {
		err = t.Send(s.value)
	}
	if err != future.Pending {
		s.value = *new(T)
	}
	return none, err
}

// Cancel leaves the line.
func (s *Send[T]) Cancel() {
	if !s.reserve.over {
		s.reserve.Cancel()
		future.Drop(s.value)
		s.value = *new(T)
	}
}

// Box moves s to the heap.
func (s Send[T]) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &s}
}

// TrySend is Send for those who do not wait: ErrFull. It does not
// jump the queue.
func (s *Sender[T]) TrySend(v T) error {
	r := s.Reserve()
	t, err := r.Poll(future.Waker{})
	if err == future.Pending {
		r.Cancel()
		return ErrFull
	}
	if err == nil {
		err = t.Send(v)
	}
	return err
}
