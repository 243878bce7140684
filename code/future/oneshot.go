package future

import "errors"

// ErrClosed says that the other end of a Oneshot is gone, or that
// this one has done its work.
var ErrClosed = errors.New("future: oneshot is closed")

// A Sender is the end of a Oneshot that has the value. All of its
// methods are for any thread.
type Sender[T any] struct{ *shot[T] }

// A Receiver is the end of a Oneshot that wants the value, and a
// Future of it. Poll, TryRecv and Cancel are for the thread that
// polls it, Close is for any.
type Receiver[T any] struct{ *shot[T] }

// Oneshot makes a channel for one value.
func Oneshot[T any]() (Sender[T], Receiver[T]) {
	s := new(shot[T])
	return Sender[T]{s}, Receiver[T]{s}
}

// Send gives v to the receiver, and never blocks. If it fails, v
// is still the caller's: the receiver is closed, or this sender
// was cancelled or has sent before.
func (s Sender[T]) Send(v T) error {
	if !s.end(sent, v) {
		return ErrClosed
	}
	return nil
}

// PollClosed is finished when a Send would fail. A sender with
// much work to do for its value can stop when nobody wants it:
// PollFunc(s.PollClosed) is the future of that.
func (s Sender[T]) PollClosed(w Waker) (struct{}, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == open {
		s.sender = w
		return struct{}{}, Pending
	}
	return struct{}{}, nil
}

// Cancel gives up sending: the receiver gets ErrClosed. After
// Send it does nothing.
func (s Sender[T]) Cancel() { s.close() }

// Poll returns the value, or ErrClosed if there will be none.
func (r Receiver[T]) Poll(w Waker) (T, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch r.state {
	case open:
		r.receiver = w
	case taken:
		PolledAgain("Oneshot")
	}
	return r.take()
}

// TryRecv is Poll for those who do not wait. Once the answer has
// been given, by either, TryRecv says ErrClosed.
func (r Receiver[T]) TryRecv() (T, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.take()
}

// Close refuses what has not been sent yet. What has been is
// still there to receive.
func (r Receiver[T]) Close() { r.close() }

// Cancel refuses the value, and if it has been sent, cancels it
// too, for nobody else has it.
func (r Receiver[T]) Cancel() {
	r.mu.Lock()
	r.receiver = Waker{} // whoever cancels does not wait
	r.mu.Unlock()
	r.close()
	if v, err := r.TryRecv(); err == nil {
		Drop(v)
	}
}

// Box needs no memory: a Receiver is a pointer inside.
func (r Receiver[T]) Box() Boxed[T] { return Boxed[T]{r} }
