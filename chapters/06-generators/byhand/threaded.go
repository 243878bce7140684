package byhand

import "artofwaiting/code/generator"

// ThreadedThree yields 0, 1 and 2, on a goroutine.
func ThreadedThree() generator.Series[int] {
	return generator.Threaded(
		func(y *generator.Y[int]) (end none) {
			for i := range 3 {
				y.Yield(i)
			}
			return end
		})
}

// Threaded yields n of Fibonacci's numbers, on a goroutine.
func Threaded(n int) generator.Series[int] {
	return generator.Threaded(
		func(y *generator.Y[int]) (end none) {
			for a, b := 0, 1; n > 0; n-- {
				y.Yield(a)
				a, b = b, a+b
			}
			return end
		})
}
