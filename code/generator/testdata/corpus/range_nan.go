package corpus

import (
	"fmt"
	"math"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// RangeNaN goes through maps whose keys are not equal to
// themselves, or may not be.
func RangeNaN(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		nan := math.NaN()
		for k, v := range map[float64]int{nan: 1} {
			y.Yield(fmt.Sprint(k, v))
		}
		for range map[float64]int{nan: 1, nan: 2} {
			y.Yield("two")
		}
		for k := range map[[2]any]int{{1, nan}: 1} {
			y.Yield(fmt.Sprint(k))
		}
		m := map[any]int{nan: 1, 2: 2}
		for _, v := range m {
			y.Yield(fmt.Sprint(v > 0))
			clear(m)
		}
	})
}

// entries is the entries of a map of whatever.
func entries[K comparable, V any](
	m map[K]V) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		for k, v := range m {
			y.Yield(fmt.Sprint(k, v))
		}
	})
}

// RangeGeneric has keys of a type parameter.
func RangeGeneric(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		y.From(entries(map[string]int{"a": 1}))
		y.From(entries(map[float64]bool{math.NaN(): true}))
		y.From(entries(map[any][]int{nil: {1}}))
	})
}

func init() {
	add("RangeNaN", RangeNaN)
	add("RangeGeneric", RangeGeneric)
}
