package scheduler

import "artofwaiting/code/combinator"

// A JoinSet is tasks that belong together. Push adds the handle
// of one, Next is the answer of the next that is over, and Cancel
// aborts all. It is a set of futures like any other, for that is
// what a JoinHandle is.
type JoinSet[T any] = combinator.Unordered[
	T, JoinHandle[T], *JoinHandle[T],
]
