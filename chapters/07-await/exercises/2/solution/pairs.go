// Package pairs makes pairs of a stream.
package pairs

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

// Pairs yields each item of s with the one before it. An item
// that is an error is the end, and however it ends, s has ended
// with it.
func Pairs(
	s future.BoxedStream[int]) future.BoxedStream[[2]int] {
	return await.Stream(
		func(a *await.A, y *generator.Y[[2]int]) error {
			before, n := 0, 0
			for item, err := range await.Each(a, s) {
				if err != nil {
					return err
				}
				if n > 0 {
					y.Yield([2]int{before, item})
				}
				before = item
				n++
			}
			return nil
		})
}
