// Package refused is async functions that the compiler does not
// take.
package refused

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
)

// All would await inside of a function that is not async.
func All(list []future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		each := func(f future.Boxed[int]) {
			v, _ := await.Await(a, f)
			sum += v
		}
		for _, f := range list {
			each(f)
		}
		return sum, nil
	})
}

// Twice would give its handle away.
func Twice(f future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return double(a, f)
	})
}

func double(a *await.A, f future.Boxed[int]) (int, error) {
	v, err := await.Await(a, f)
	return 2 * v, err
}
