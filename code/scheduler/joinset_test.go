package scheduler

import (
	"io"
	"testing"

	"artofwaiting/code/future"
)

// RT-19: of an empty set there is no next; tasks come in the
// order in which they end.
func TestRT19(t *testing.T) {
	e := setup(t)
	var set JoinSet[int]
	_, err := set.Next(future.Waker{})
	is(t, "empty", err, io.EOF)
	for _, n := range []int{30, 10, 20} {
		set.Push(Spawn(e, restless(n)))
	}
	for _, n := range []int{11, 21, 31} {
		v, err := Run(e, future.PollFunc(set.Next))
		equal(t, "next", v, n)
		must(t, err)
	}
	_, err = set.Next(future.Waker{})
	is(t, "empty again", err, io.EOF)
}

// RT-19: to cancel the set is to abort all its tasks; of those
// that are aborted one by one, every one is told.
func TestRT19Abort(t *testing.T) {
	e := setup(t)
	cancels := 0
	var set JoinSet[int]
	var odd []JoinHandle[int]
	for i := range 10 {
		h := Spawn(e, held{&cancels})
		set.Push(h)
		if i%2 == 1 {
			odd = append(odd, h)
		}
	}
	settle(t, e)
	for _, h := range odd {
		h.Abort()
	}
	for range odd {
		_, err := Run(e, future.PollFunc(set.Next))
		is(t, "aborted", err, ErrAborted)
	}
	equal(t, "cancels", cancels, 5)
	equal(t, "left", set.Len(), 5)
	set.Cancel()
	must(t, e.Drain())
	equal(t, "cancels", cancels, 10)
}
