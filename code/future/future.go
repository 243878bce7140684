// Package future is values that are not here yet, and the way to
// wait for them that holds no thread.
//
// Contract. Whoever wants the value polls the future: Poll drives
// it as far as it can go now. Nothing happens between two polls,
// and nothing before the first. A future that cannot finish keeps
// the Waker of that poll and answers Pending; the Waker is woken
// when polling again may help. An answer other than Pending is
// the last.
//
// States. A future is fresh, then pending, then finished, or it
// is cancelled on the way. To poll one that is finished or
// cancelled is a mistake in the program, and panics; Fuse is the
// way out.
//
// Form. A future is a small struct, made by a function that
// returns it by value, and polled through its address. So it can
// lie inside another (see Inline), and once it has been polled,
// it is not copied any more.
//
// Threads. One thread at a time polls or cancels a future. Any
// thread may wake.
package future

import "errors"

// A Future is a value that is not here yet. Poll drives it as far
// as it can go now; if that is not to the end it returns Pending,
// and it has been arranged that w is woken when polling again may
// help. Only the Waker of the latest poll counts.
type Future[T any] interface {
	Poll(w Waker) (T, error)
}

// A Stream is values that are not here yet. Next is to each of
// them what Poll is to one. The Stream ends with io.EOF; asking
// on after that is as wrong as polling a finished future.
type Stream[T any] interface {
	Next(w Waker) (T, error)
}

// Pending says that there is no answer yet. It is no failure, as
// io.EOF is none, and goes up through every future that waits for
// another by "if err != nil". It is compared with ==, and never
// wrapped: whoever polls compares it every time.
var Pending = errors.New("future: pending")

// A Canceler has something to give back when it is not to be
// polled any more: a descriptor, a registration, a Canceler
// inside it. To cancel one that is finished or cancelled does
// nothing.
type Canceler interface {
	Cancel()
}

// Cancel gives up f, which is a future, a stream or one end of
// something. Go tells nobody that a value is no longer wanted, so
// whoever drops one before its end says so. A future that holds
// nothing has no Cancel, and needs none.
//
// The trap: as a rule Cancel is a method of the pointer, so it is
// Cancel(&f). Cancel(f) compiles too, and does nothing.
func Cancel(f any) {
	if c, ok := f.(Canceler); ok {
		c.Cancel()
	}
}

// Drop gives up a value that has come and that nobody will get:
// a connection, or a future that is the value of another. Of one
// that is a struct, only the pointer has a Cancel; one that is a
// pointer, or an interface, has its own.
func Drop[T any](v T) {
	if c, ok := any(&v).(Canceler); ok {
		c.Cancel()
		return
	}
	Cancel(v)
}

// PolledAgain ends a program that polls what has no more answers:
// it has finished, or was cancelled. It is for the Poll of
// futures that are written elsewhere; what is the name of the
// function that makes them.
func PolledAgain(what string) {
	panic("future: " + what + " polled after its end; see Fuse")
}
