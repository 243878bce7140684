package future

// A Spender is a Wakeable that counts what is done in one poll.
// A future that always finds work, such as a reader whose peer is
// fast, is never Pending by itself, and its thread would be lost
// to all others. So whoever has just been polled, and could give
// an answer at once, asks first whether that is still fair.
type Spender interface {
	// Spend reports whether one more answer may be given. It is
	// for the thread that polls.
	Spend() bool
}

// Spend is asked by the futures that do not wait for others, but
// for what is outside: a Source, a channel, a clock. If it is
// false, the answer is Pending, and w has been woken. A Waker
// that does not count allows everything.
func (w Waker) Spend() bool {
	s, ok := w.sleeper.(Spender)
	if !ok || s.Spend() {
		return true
	}
	w.Wake()
	return false
}
