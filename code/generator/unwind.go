package generator

// Deferred runs the deferred calls of a body that has returned.
// It is for functions that were compiled, as all of this file
// is. Their deferred calls are a list, and a list is all that
// they have in place of a stack. Each of these functions defers
// it once more: so the calls are deferred ones, run in the right
// order, go on after one has panicked, and may recover.
func Deferred(list *[]func()) {
	for _, call := range take(list) {
		defer call()
	}
}

// Unwind runs the deferred calls of a body that has panicked, and
// returns if one of them recovers. A cause of nil is not a panic,
// but a goroutine that exits. Before them, loops ends the loops
// that the body is in, if there are any; if it panics itself, the
// calls see that.
func Unwind(list *[]func(), cause any, loops func()) {
	for _, call := range take(list) {
		defer call()
	}
	if loops != nil {
		loops()
	}
	if cause != nil {
		panic(cause)
	}
}

// Abandon releases what a body is in the middle of, and then runs
// its deferred calls, as if the place where it stands had
// panicked.
func Abandon(list *[]func(), release func()) {
	defer func() {
		if r := recover(); r != nil && !IsStop(r) {
			panic(r)
		}
	}()
	for _, call := range take(list) {
		defer call()
	}
	release()
	panic(stopped{})
}

// PanicAgain panics with what was recovered, if anything was. A
// deferred function that does so after it has deferred another
// lets that one recover.
func PanicAgain(recovered any) {
	if recovered != nil {
		panic(recovered)
	}
}

// take empties the list, so that nothing is run twice.
func take(list *[]func()) []func() {
	calls := *list
	*list = nil
	return calls
}
