package combinator

import (
	"io"

	"artofwaiting/code/future"
)

// An Unordered is a set of futures, and the Stream of what they
// bring in the order in which they finish. It polls only those
// that were woken: with a thousand children of which one has
// news, a poll costs as much as with one. To that end each child
// has a Waker of its own; see member. The zero Unordered is
// empty.
//
// The end of the stream is that nobody is left. It is not final:
// after another Push it goes on.
type Unordered[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	woken       *wokenList[F] // made by the first Push
	first, last *member[F]    // the living, in the order of Push
	alive       int
	pushed      int
}

// Unorder makes a set of fs. One that begins empty is a variable
// of the type, or Unorder[T, F](): nothing is inferred from no
// futures.
func Unorder[
	T any, F future.Inline[T], P future.Pointer[F, T],
](fs ...F) Unordered[T, F, P] {
	var u Unordered[T, F, P]
	for _, f := range fs {
		u.Push(f)
	}
	return u
}

// Push adds f, and returns its number: how many were pushed
// before. The next call of Next will poll it. Push wakes nobody,
// for who pushes is about to call Next, or to wake who will.
func (u *Unordered[T, F, P]) Push(f F) int {
	if u.woken == nil {
		u.woken = new(wokenList[F])
	}
	m := &member[F]{child: f, number: u.pushed, list: u.woken}
	m.before = u.last
	if m.before != nil {
		m.before.after = m
	} else {
		u.first = m
	}
	u.last = m
	u.alive++
	u.pushed++
	m.list.add(m)
	return m.number
}

// Len is how many have not finished.
func (u *Unordered[T, F, P]) Len() int { return u.alive }

// Next is the answer of the next future that finishes, and io.EOF
// if none is left. A future that fails is an item that is an
// error; the others go on. One that fails with io.EOF would look
// like the end, so here its error is io.ErrUnexpectedEOF.
func (u *Unordered[T, F, P]) Next(w future.Waker) (T, error) {
	i, v, err := u.NextNumbered(w)
	if err == io.EOF && i >= 0 {
		err = io.ErrUnexpectedEOF
	}
	return v, err
}

// NextNumbered is Next, and says whose answer it is: the number
// that Push gave. The error is the future's own. With the number
// -1 it is Pending, or io.EOF for the end. One call polls at most
// those that were woken when it began, once each.
func (u *Unordered[T, F, P]) NextNumbered(w future.Waker) (
	i int, v T, err error) {
	if u.alive == 0 {
		return -1, v, io.EOF
	}
	list := u.woken
	list.polls = w
	defer func() { list.polls = future.Waker{} }()
	list.slot.Register(w) // before the look at the list
	for range list.len() {
		m := list.take()
		if m.over {
			continue // it woke itself, and finished
		}
		if v, err = u.poll(m); err != future.Pending {
			return m.number, v, err
		}
	}
	if list.len() > 0 {
		// If they came by Wake, so it was for w. By a Push from
		// inside a Poll, it was not.
		list.slot.Wake()
	}
	return -1, v, future.Pending
}

// poll polls a child, and removes it if it has finished, or has
// panicked: err is nil then. The panic goes up; those that have
// not been polled in this round are still on the list, and who
// catches it calls Next again, as after an item.
func (u *Unordered[T, F, P]) poll(m *member[F]) (v T, err error) {
	defer func() {
		if err != future.Pending && !m.over {
			u.remove(m)
			m.child = *new(F) // holds on to nothing
		}
	}()
	return P(&m.child).Poll(future.NewWaker(m))
}

// remove makes m one of the dead.
func (u *Unordered[T, F, P]) remove(m *member[F]) {
	if m.before != nil {
		m.before.after = m.after
	} else {
		u.first = m.after
	}
	if m.after != nil {
		m.after.before = m.before
	} else {
		u.last = m.before
	}
	m.before, m.after = nil, nil
	u.alive--
	m.over = true
	m.mute()
}

// Cancel cancels all that are left, in the order of Push, and
// leaves an empty set.
func (u *Unordered[T, F, P]) Cancel() {
	if u.woken != nil {
		u.woken.slot.Register(future.Waker{})
	}
	for m := u.first; m != nil; m = u.first {
		u.remove(m) // first: a panic leaves the others
		future.Cancel(P(&m.child))
		m.child = *new(F)
	}
}

// Box moves u to the heap.
func (u Unordered[T, F, P]) Box() future.BoxedStream[T] {
	return future.BoxedStream[T]{Stream: &u}
}
