// Package refused is generators that run, and cannot be compiled.
package refused

import "artofwaiting/code/generator"

// Each would yield from a function inside the generator.
func Each(list []int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		each := func(f func(int)) {
			for _, v := range list {
				f(v)
			}
		}
		each(func(v int) { y.Yield(v) })
	})
}

// Positive is a generator or not, and so is no generator.
func Positive(n int) generator.Series[int] {
	if n < 0 {
		n = 0
	}
	return generator.New(func(y *generator.Y[int]) {
		for i := range n {
			y.Yield(i)
		}
	})
}
