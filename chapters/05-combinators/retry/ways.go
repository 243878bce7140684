package main

import (
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// plain is how one says it when one can wait.
func plain(s *service, times int) (v string, err error) {
	for range times {
		if v, err = s.ask(); err == nil {
			return v, nil
		}
	}
	return v, err
}

// recursive makes the next attempt part of the one before. Each
// of them stays, a struct around the next, until the last has
// ended.
func recursive(s *service, times int) future.Boxed[string] {
	return combinator.OrElse(s.asking(),
		func(err error) future.Boxed[string] {
			if times == 1 {
				return future.Fail[string](err).Box()
			}
			return recursive(s, times-1)
		}).Box()
}

// looped goes round. What a for statement has in a variable is a
// state, which each round hands to the next.
func looped(s *service, times int) future.Boxed[string] {
	type step = combinator.Step[int, string]
	return combinator.Loop(times,
		func(left int) future.Boxed[step] {
			return combinator.Then(s.asking(),
				func(v string, err error) future.Value[step] {
					switch {
					case err == nil:
						return future.Ready(
							combinator.Break[int](v))
					case left == 1:
						return future.Fail[step](err)
					}
					return future.Ready(
						combinator.Continue[string](left - 1))
				}).Box()
		}).Box()
}
