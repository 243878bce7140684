package combinator

import "artofwaiting/code/future"

// A link is what stands between the two futures of a Chained. It
// either ends the chain with an answer, or answers Pending and
// has the future that will know. It is a function with a method,
// for the reason that change is.
type link[T, U, G any] interface {
	follow(T, error) (G, U, error)
}

type always[T, U, G any] func(T, error) G

func (fn always[T, U, G]) follow(
	v T, err error) (g G, u U, _ error) {
	return fn(v, err), u, future.Pending
}

type success[T, U, G any] func(T) G

func (fn success[T, U, G]) follow(
	v T, err error) (g G, u U, _ error) {
	if err != nil {
		return g, u, err
	}
	return fn(v), u, future.Pending
}

type failure[T, G any] func(error) G

func (fn failure[T, G]) follow(
	v T, err error) (g G, _ T, _ error) {
	if err == nil {
		return g, v, nil
	}
	return fn(err), v, future.Pending
}
