package echo

import (
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// An answer is a read, and the Saying of that.
type answer = combinator.Chained[int, none,
	tcp.Read, Saying, *tcp.Read, *Saying]

// A round is an answer, and then the next one. It lies inside the
// loop: a box would be made for each message.
type round = combinator.Mapped[none, step, answer, *answer]

type step = combinator.Step[none, none]

// Chain is Echo by combinators.
func Chain(c *tcp.Conn, scratch []byte) future.Boxed[none] {
	say := func(n int) Saying { return Say(c, scratch[:n]) }
	again := func(none) step {
		return combinator.Continue[none](none{})
	}
	rounds := combinator.Loop(none{}, func(none) round {
		return combinator.Map(
			combinator.AndThen(c.Read(scratch), say), again)
	})
	ended := combinator.OrElse(rounds,
		func(error) future.Value[none] {
			return future.Ready(none{})
		})
	return combinator.Finally(ended, func() { c.Close() }).Box()
}
