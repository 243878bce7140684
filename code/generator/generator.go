// Package generator is functions that give their caller many
// values: they pause at each, and go on from there.
//
// Contract. Whoever wants a value resumes the generator. It runs
// on the caller's time until it yields, and then stands still,
// with all its variables, until it is resumed again. Nothing of
// it runs before the first Resume, and nothing between two.
//
// States. A generator is fresh, then suspended at a yield, then
// complete; a panic that leaves it, or Stop, ends it too. While
// it runs it counts as ended. To resume one that has ended is a
// mistake in the program, and panics.
//
// Forms. What is written is a function with a handle,
//
//	generator.New(func(y *generator.Y[int]) {
//		for i := range 3 {
//			y.Yield(i)
//		}
//	})
//
// and there are three ways to run it: on a stack of its own (New
// and Returning do that), on a goroutine (Threaded), or made into
// a struct and a Resume method by the command generator/compile.
// Nobody who holds a Generator can tell which one it is, but for
// the clock.
//
// Threads. One thread at a time resumes or stops a generator.
package generator

import "fmt"

// A Generator yields values of type T, and at its end has a
// result of type R.
type Generator[T, R any] interface {
	// Resume runs the generator up to its next yield, or to its
	// end. A panic in the generator comes out of Resume.
	Resume() State[T, R]

	// Stop gives the generator up where it stands. Its deferred
	// calls run, as if the yield had panicked, and it lets go of
	// everything it holds. To stop one that is fresh runs nothing
	// of it; one that has ended is left as it is.
	Stop()
}

// A Series is a generator that has nothing to say at its end.
type Series[T any] = Generator[T, struct{}]

// A State is how far a resumed generator has come: it yielded a
// value, or it is complete and has a result.
type State[T, R any] struct {
	Yielded  T
	Result   R
	Complete bool
}

// String is the state in one word.
func (s State[T, R]) String() string {
	if !s.Complete {
		return fmt.Sprintf("Yielded(%v)", s.Yielded)
	}
	if _, none := any(s.Result).(struct{}); none {
		return "Complete"
	}
	return fmt.Sprintf("Complete(%v)", s.Result)
}

// ResumedAgain ends a program that resumes what has ended. It is
// for the Resume of generators that are written elsewhere.
func ResumedAgain() {
	panic("generator: resumed while it runs, or after its end")
}
