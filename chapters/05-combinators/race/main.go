// Race waits for several futures at once in all the ways that
// there are, and looks who was polled and who was cancelled.
package main

import (
	"errors"
	"fmt"
	"time"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// A runner counts what is done to him.
type runner struct {
	future.Receiver[string]
	send           future.Sender[string]
	polls, cancels int
}

func newRunner() *runner {
	s, r := future.Oneshot[string]()
	return &runner{Receiver: r, send: s}
}

func (r *runner) Poll(w future.Waker) (string, error) {
	r.polls++
	return r.Receiver.Poll(w)
}

func (r *runner) Cancel() {
	r.cancels++
	r.Receiver.Cancel()
}

func (r *runner) Box() future.Boxed[string] {
	return future.Boxed[string]{Future: r}
}

func main() {
	for _, scene := range []func(a, b *runner){
		join, tryJoin, selected, timeout, aborted, shared,
	} {
		a, b := newRunner(), newRunner()
		scene(a, b)
		fmt.Printf("  polls: A %d, B %d; cancelled: A %d, B %d\n",
			a.polls, b.polls, a.cancels, b.cancels)
	}
}

// say polls once, and prints the answer.
func say[T any](what string, f future.Future[T]) {
	v, err := f.Poll(future.Waker{})
	if err != nil {
		fmt.Printf("%s: %v\n", what, err)
		return
	}
	fmt.Printf("%s: %v\n", what, v)
}

func join(a, b *runner) {
	f := combinator.Join(a.Box(), b.Box())
	a.send.Send("hare")
	say("Join, A is there", &f)
	b.send.Send("tortoise")
	say("Join, both are", &f)
}

func tryJoin(a, b *runner) {
	bad := combinator.MapErr(a.Box(), func(error) error {
		return errors.New("asleep")
	})
	f := combinator.TryJoin(bad, b.Box())
	a.send.Cancel()
	say("TryJoin, A has failed", &f)
}

func selected(a, b *runner) {
	f := combinator.Select(a.Box(), b.Box())
	say("Select, nobody is there", &f)
	b.send.Send("tortoise")
	say("Select, B is", &f)
}

func timeout(a, _ *runner) {
	var clock future.Clock
	f := combinator.Timeout(a.Box(), clock.Sleep(time.Second))
	say("Timeout, at the start", &f)
	clock.Advance(time.Second)
	say("Timeout, a second later", &f)
}

func aborted(a, _ *runner) {
	f, handle := combinator.Abortable(a.Box())
	say("Abortable, at the start", &f)
	handle.Abort()
	say("Abortable, aborted", &f)
}

func shared(a, _ *runner) {
	one := combinator.Share(a.Box())
	two := one.Clone()
	say("Shared, the first handle", &one)
	say("Shared, the second", &two)
	a.send.Send("hare")
	say("Shared, the second", &two)
	say("Shared, the first", &one)
}
