// Package zip resumes two generators in turn.
package zip

import "artofwaiting/code/generator"

// A Pair is a value of each.
type Pair[A, B any] struct {
	A A
	B B
}

// Zip yields pairs until a or b is complete. Whichever way it
// ends, both have ended with it.
func Zip[A, B any](a generator.Series[A],
	b generator.Series[B]) generator.Series[Pair[A, B]] {
	type pair = Pair[A, B]
	return generator.New(func(y *generator.Y[pair]) {
		defer a.Stop()
		defer b.Stop()
		for {
			s := a.Resume()
			if s.Complete {
				return
			}
			u := b.Resume()
			if u.Complete {
				return
			}
			y.Yield(pair{s.Yielded, u.Yielded})
		}
	})
}
