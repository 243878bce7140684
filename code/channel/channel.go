// Package channel is how futures talk to each other: channels for
// many values, and what several of them share.
//
// Contract. Many may send into a channel, and one receives. What
// does not fit waits: the future of a Send is Pending while the
// channel holds as many values as it is made for, not one more,
// and whoever has waited longest is next. So a sender is never
// faster than its receiver. A future that is cancelled while it
// waits leaves the line, and if its turn has just come, passes it
// on: no place is ever lost.
//
// States. A channel is open until its receiver closes it, or the
// last of its senders. Then it takes nothing more, and what is in
// it can still be received, also what comes from a Ticket that
// was given out before. After that it is at its end: io.EOF.
//
// Threads. Every end of a channel belongs to one thread at a
// time, and each to another if need be. It knows of no scheduler,
// only of Wakers.
package channel

import (
	"math"
	"sync"

	"artofwaiting/code/future"
)

// A pipe is what the ends of a channel share.
type pipe[T any] struct {
	mu       sync.Mutex
	capacity int
	gate     gate // to a place in the queue
	queue    ring[T]
	senders  int
	receiver future.Waker
	gone     bool // the receiver
}

// New makes a channel that holds so many values at most. None is
// not a number of places that one can wait for, and panics.
func New[T any](capacity int) (*Sender[T], *Receiver[T]) {
	if capacity < 1 {
		panic("channel: no capacity")
	}
	p := &pipe[T]{capacity: capacity, senders: 1}
	p.gate.free = capacity
	return &Sender[T]{p}, &Receiver[T]{p}
}

// Unbounded makes a channel that holds as much as there is memory
// for: a Send never waits. It is for those who know by other
// means that it cannot become too much.
func Unbounded[T any]() (*Sender[T], *Receiver[T]) {
	return New[T](math.MaxInt)
}

// put puts v into the queue, into a place that is the caller's.
// If the receiver is gone, nobody wants the place any more, and v
// is still the caller's.
func (p *pipe[T]) put(v T) error {
	p.mu.Lock()
	if p.gone {
		p.mu.Unlock()
		return ErrClosed
	}
	p.queue.push(v)
	w := p.receiver
	p.receiver = future.Waker{}
	p.mu.Unlock()
	w.Wake()
	return nil
}

// giveBack gives a place to the next in line. If that was the
// last thing to wait for, the receiver is told of the end.
func (p *pipe[T]) giveBack() {
	p.mu.Lock()
	next := p.gate.put()
	w := p.rouse()
	p.mu.Unlock()
	next.Wake()
	w.Wake()
}

// rouse is the receiver's Waker, if it waits for nothing but the
// end. The lock is held.
func (p *pipe[T]) rouse() (w future.Waker) {
	if p.ended() {
		w, p.receiver = p.receiver, w
	}
	return w
}

// ended reports whether nothing will come: every place is free,
// and nobody may take one.
func (p *pipe[T]) ended() bool {
	return p.gate.closed && p.gate.free == p.capacity
}

// close lets nobody in any more. Those in line may stay, unless
// dismiss.
func (p *pipe[T]) close(dismiss bool) {
	var all []future.Waker
	p.mu.Lock()
	p.gate.closed = true
	if dismiss {
		all = p.gate.line.Dismiss()
	}
	w := p.rouse()
	p.mu.Unlock()
	w.Wake()
	for _, w := range all {
		w.Wake()
	}
}
