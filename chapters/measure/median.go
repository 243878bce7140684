package measure

import "slices"

// Median is the one in the middle of a part of all.
func Median[T any](all []T, part func(T) float64) float64 {
	var x []float64
	for _, v := range all {
		x = append(x, part(v))
	}
	slices.Sort(x)
	return x[len(x)/2]
}
