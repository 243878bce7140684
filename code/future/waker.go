package future

// A Waker says to whoever polls a future: poll again. It is a
// value, free to copy, to keep and to forget, and comparable:
// two that are equal wake the same. The zero Waker wakes nobody.
//
// It is a struct around an interface around a pointer, and not a
// func(): a closure costs an allocation wherever one is made, and
// two of them cannot be compared. A pointer in an interface costs
// neither (TestWakerAllocs). A bare interface would do as well,
// but for its zero value, which panics when it is called.
type Waker struct {
	sleeper Wakeable
}

// A Wakeable is what can be woken: a thread that waits, a task of
// a scheduler. Use a pointer, or another kind of value that is
// one inside, such as a channel: others would be copied to the
// heap by NewWaker, and some cannot be compared.
//
// Wake is called from any thread, also from inside the Poll it
// asks for, any number of times, and after the end. So it only
// leaves a note, and never polls, blocks or fails. Many wakes
// before the next poll are as good as one.
type Wakeable interface {
	Wake()
}

// NewWaker makes a Waker that wakes x.
func NewWaker(x Wakeable) Waker { return Waker{x} }

// Wake asks for another poll.
func (w Waker) Wake() {
	if w.sleeper != nil {
		w.sleeper.Wake()
	}
}
