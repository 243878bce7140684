// Package debounce waits until somebody has finished.
package debounce

import (
	"io"

	"artofwaiting/code/future"
)

// A Debounced is the items of a stream after which it was quiet.
type Debounced[
	T any, S future.InlineStream[T], G future.Inline[struct{}],
	P future.StreamPointer[S, T], Q future.Pointer[G, struct{}],
] struct {
	in    S
	quiet func() G // nil at the end
	timer G
	item  T
	full  bool  // item waits for the timer
	owed  error // comes after the item
}

// Debounce is those items of s after which nothing came for a
// while: until a future that quiet makes has finished, with
// whatever answer. An item that comes earlier than that takes the
// place of the one before, which is cancelled, as the timer is,
// and is given a while of its own. If both are ready, s wins.
//
// A failure, and the end of s, is worth no waiting: what there is
// comes at once, and then the failure or io.EOF. After a failure
// it goes on, after io.EOF it is over.
func Debounce[
	T any, S future.InlineStream[T], G future.Inline[struct{}],
	P future.StreamPointer[S, T], Q future.Pointer[G, struct{}],
](s S, quiet func() G) Debounced[T, S, G, P, Q] {
	return Debounced[T, S, G, P, Q]{in: s, quiet: quiet}
}

// Next asks s for as long as it has something, and then looks
// whether the time is over.
func (d *Debounced[T, S, G, P, Q]) Next(w future.Waker) (
	v T, err error) {
	if d.quiet == nil {
		future.PolledAgain("Debounce")
	}
	for d.owed == nil {
		v, d.owed = P(&d.in).Next(w)
		if d.owed == future.Pending {
			d.owed = nil
			return d.wait(w)
		}
		if d.owed == nil {
			d.drop()
			d.item, d.full, d.timer = v, true, d.quiet()
		}
	}
	if d.full {
		future.Cancel(Q(&d.timer))
		return d.take(), nil
	}
	if err, d.owed = d.owed, nil; err == io.EOF {
		*d = Debounced[T, S, G, P, Q]{}
	}
	return v, err
}

// wait is for the timer, if there is an item.
func (d *Debounced[T, S, G, P, Q]) wait(w future.Waker) (
	v T, err error) {
	if !d.full {
		return v, future.Pending
	}
	if _, err = Q(&d.timer).Poll(w); err == future.Pending {
		return v, err
	}
	return d.take(), nil
}

func (d *Debounced[T, S, G, P, Q]) take() T {
	v := d.item
	d.item, d.full = *new(T), false
	return v
}

// drop gives up the item, if there is one.
func (d *Debounced[T, S, G, P, Q]) drop() {
	if d.full {
		future.Cancel(Q(&d.timer))
		future.Cancel(d.take())
	}
}

// Cancel cancels what is alive of s and the timer, and the item.
func (d *Debounced[T, S, G, P, Q]) Cancel() {
	if d.quiet != nil {
		future.Cancel(P(&d.in))
		d.drop()
	}
	*d = Debounced[T, S, G, P, Q]{}
}

// Box moves d to the heap.
func (d Debounced[T, S, G, P, Q]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &d}
}
