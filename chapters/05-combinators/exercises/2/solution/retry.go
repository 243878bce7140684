// Package retry asks again, after a while, and not for ever.
package retry

import (
	"errors"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// Retry makes up to n attempts, at least one, each when the one
// before has failed. They are numbered from 1. The first that
// succeeds is the answer. If all fail, it is errors.Join of their
// errors, in that order.
//
// Between two attempts it waits for pause(i), where i is the one
// that has failed, and so a pause can grow. There is none before
// the first attempt, and none after the last. A pause that fails
// is the end, with its error.
//
// Nothing is called before the first poll. To cancel it is to
// cancel the attempt or the pause that is under way. A thousand
// attempts do not lie inside each other: the last is polled from
// as near as the first.
func Retry[T any](n int, attempt func(i int) future.Boxed[T],
	pause func(i int) future.Boxed[struct{}]) future.Boxed[T] {
	type step = combinator.Step[[]error, T]
	rest := func(errs []error) future.Boxed[step] {
		if len(errs) == n {
			return future.Fail[step](errors.Join(errs...)).Box()
		}
		return combinator.Map(pause(len(errs)),
			func(struct{}) step {
				return combinator.Continue[T](errs)
			}).Box()
	}
	round := func(errs []error) future.Boxed[step] {
		return combinator.Then(attempt(len(errs)+1),
			func(v T, err error) future.Boxed[step] {
				if err != nil {
					return rest(append(errs, err))
				}
				last := combinator.Break[[]error](v)
				return future.Ready(last).Box()
			}).Box()
	}
	return combinator.Loop([]error(nil), round).Box()
}
