// Package pairs makes pairs of a stream.
package pairs

import (
	"io"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator/stream"
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
			before, err := await.Await(a, stream.Next(s.Stream))
			for err == nil {
				var item int
				item, err = await.Await(a, stream.Next(s.Stream))
				y.Yield([2]int{before, item})
				before = item
			}
			if err == io.EOF {
				return nil
			}
			return err
		})
}
