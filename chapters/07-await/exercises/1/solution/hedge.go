// Package hedge asks twice, if the first answer is late.
package hedge

import (
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// Hedged asks, and if there is no answer after d asks once more.
// The first answer counts, and the other question is cancelled.
func Hedged(c *future.Clock, d time.Duration,
	ask func() future.Boxed[string]) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		first, err := await.Await(a,
			combinator.Select(ask(), later(c, d, ask)))
		if first.IsRight {
			return first.Right, err
		}
		return first.Left, err
	})
}

// later asks after d.
func later(c *future.Clock, d time.Duration,
	ask func() future.Boxed[string]) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		_, err := await.Await(a, c.Sleep(d))
		if err != nil {
			return "", err
		}
		return await.Await(a, ask())
	})
}
