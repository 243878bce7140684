package random

import (
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

// addFuture puts an async function into Programs.
func addFuture(name string,
	program func(*env, int) future.Boxed[int]) {
	Programs[name] = func(t *probe.T) probe.Machine {
		e := &env{T: t, fuel: 60}
		return probe.OfFuture(program(e, 3))
	}
}

// addStream puts an async stream into Programs.
func addStream(name string,
	program func(*env, int) future.BoxedStream[int]) {
	Programs[name] = func(t *probe.T) probe.Machine {
		e := &env{T: t, fuel: 60}
		return probe.OfStream(program(e, 3))
	}
}

// later is a future of v, or one that fails, after a wait or two.
func (e *env) later(name string, v int) probe.Waiting[int] {
	if e.fuel--; v%5 == 4 {
		return probe.Fails[int](e.T, name)
	}
	return probe.Later(e.T, name, v)
}

// some is a stream of a few numbers.
func (e *env) some(name string, n int) probe.Counting {
	return probe.Count(e.T, name, n&3)
}

// val is a value whose error does not matter.
func val(v int, err error) int {
	if err != nil {
		return -v - 1
	}
	return v
}

// both is for two results in one call.
func both(e *env, v int) (int, error) { return e.I(v), nil }
