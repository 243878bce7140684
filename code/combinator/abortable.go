package combinator

import (
	"errors"

	"artofwaiting/code/future"
)

// ErrAborted is the failure of a future that was aborted.
var ErrAborted = errors.New("combinator: aborted")

// An Aborted is a future that somebody else may end. It is a race
// too: of the word abort, which has the left side and so is heard
// first, against the future.
type Aborted[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	race Selected[struct{}, T, word, F, *word, P]
}

// A word is the end of a Oneshot where the word would come in.
type word = future.Receiver[struct{}]

// An AbortHandle ends the future that it was made with. It is for
// any thread, and may be copied.
type AbortHandle struct {
	say future.Sender[struct{}]
}

// Abortable makes a future that is f until it is aborted, and
// what aborts it.
func Abortable[
	T any, F future.Inline[T], P future.Pointer[F, T],
](f F) (Aborted[T, F, P], AbortHandle) {
	say, hear := future.Oneshot[struct{}]()
	race := Select[struct{}, T, word, F, *word, P](hear, f)
	return Aborted[T, F, P]{race}, AbortHandle{say}
}

// Abort ends the future with ErrAborted. It does no more than
// wake it: the thread that polls, polls again, and cancels what
// was inside, which need not know of other threads. On a future
// that has finished or is cancelled Abort does nothing.
func (h AbortHandle) Abort() {
	_ = h.say.Send(struct{}{}) // an error says: nobody listens
}

// Poll listens for the word, and polls the future if there was
// none.
func (a *Aborted[T, F, P]) Poll(w future.Waker) (T, error) {
	first, err := a.race.Poll(w)
	if err == nil && !first.IsRight {
		err = ErrAborted
	}
	return first.Right, err
}

// Cancel cancels the future.
func (a *Aborted[T, F, P]) Cancel() { a.race.Cancel() }

// Box moves a to the heap.
func (a Aborted[T, F, P]) Box() future.Boxed[T] {
	return future.Boxed[T]{Future: &a}
}
