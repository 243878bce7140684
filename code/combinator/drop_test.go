package combinator_test

import (
	"testing"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A value that is itself a future, by value, is cancelled when
// nobody will get it: its Cancel is a method of the pointer.
func TestKeptFutureIsDropped(t *testing.T) {
	var clock future.Clock
	nap := clock.Sleep(1)
	s, r := future.Oneshot[int]()
	value := combinator.Finally(r, func() {})
	f := combinator.Join(future.Ready(value), nap)
	f.Poll(future.Waker{})
	f.Cancel()
	if s.Send(1) == nil {
		t.Error("the kept value, a future, is still alive")
	}
	if n := clock.Sleeping(); n != 0 {
		t.Errorf("%d sleep, want none", n)
	}
}
