// Package all ranges over generators.
package all

import (
	"iter"

	"artofwaiting/code/generator"
)

// All is the values of g, for range. However the loop ends, g has
// ended with it.
func All[T any](g generator.Series[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		defer g.Stop()
		for s := g.Resume(); !s.Complete; s = g.Resume() {
			if !yield(s.Yielded) {
				return
			}
		}
	}
}
