package combinator

import "artofwaiting/code/future"

// A JoinedAll is many futures that are waited for at once, of
// which only those that were woken are polled.
type JoinedAll[
	T any, F future.Inline[T], P future.Pointer[F, T],
] struct {
	set    Unordered[T, F, P]
	values []T     // in the order of the futures,
	errs   []error // and so are these: Pending while alive
	try    bool    // one failure is enough
	live   bool
}

// JoinAll waits for all of fs, whatever becomes of the others.
// Each value is where its future was. The errors of those that
// fail are joined as by Join. All of none is there at once.
func JoinAll[
	T any, F future.Inline[T], P future.Pointer[F, T],
](fs []F) JoinedAll[T, F, P] {
	errs := make([]error, len(fs))
	for i := range errs {
		errs[i] = future.Pending
	}
	return JoinedAll[T, F, P]{
		set:    Unorder[T, F, P](fs...),
		values: make([]T, len(fs)), errs: errs,
		live: true,
	}
}

// TryJoinAll waits for the values of all of fs, all or none: the
// first that fails ends it at once, and what there is of the
// others, future or value, is cancelled.
func TryJoinAll[
	T any, F future.Inline[T], P future.Pointer[F, T],
](fs []F) JoinedAll[T, F, P] {
	j := JoinAll[T, F, P](fs)
	j.try = true
	return j
}

// Poll collects what is ready.
func (j *JoinedAll[T, F, P]) Poll(w future.Waker) ([]T, error) {
	if !j.live {
		future.PolledAgain("JoinAll or TryJoinAll")
	}
	j.live = false // and stays so if a child panics
	for {
		i, v, err := j.set.NextNumbered(w)
		switch {
		case err == future.Pending:
			j.live = true
			return nil, err
		case i < 0: // the end of the set
			vs, err := j.values, together(j.errs...)
			*j = JoinedAll[T, F, P]{}
			return vs, err
		}
		j.values[i], j.errs[i] = v, err
		if err != nil && j.try {
			j.Cancel()
			return nil, err
		}
	}
}

// Cancel cancels all of them: futures, or the values they have
// brought.
func (j *JoinedAll[T, F, P]) Cancel() {
	j.set.Cancel()
	for i, err := range j.errs {
		if err == nil {
			future.Drop(j.values[i])
		}
	}
	*j = JoinedAll[T, F, P]{}
}

// Box moves j to the heap.
func (j JoinedAll[T, F, P]) Box() future.Boxed[[]T] {
	return future.Boxed[[]T]{Future: &j}
}
