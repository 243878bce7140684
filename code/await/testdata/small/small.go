// Package small is async functions for tests that count: polls,
// allocations, bytes. The package compiled below is the same as
// the compiler made them.
package small

import (
	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

//go:generate go run artofwaiting/code/generator/compile

// Add awaits one after the other. If the first fails it does not
// begin the second.
func Add(x, y future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, x)
		if err != nil {
			return 0, err
		}
		w, err := await.Await(a, y)
		return v + w, err
	})
}

// Both awaits two at once.
func Both(x, y future.Boxed[int]) future.Boxed[[2]int] {
	return await.Async(func(a *await.A) ([2]int, error) {
		p, err := await.Await(a, combinator.Join(x, y))
		return [2]int{p.Left, p.Right}, err
	})
}

// Upto is the numbers from 1 to n, with a wait before each.
func Upto(n int) future.BoxedStream[int] {
	return await.Stream(
		func(a *await.A, y *generator.Y[int]) error {
			for i := range n {
				v, err := await.Await(a, future.PendingOnce(i+1))
				if err != nil {
					return err
				}
				y.Yield(v)
			}
			return nil
		})
}

// Sum sums a stream, up to its first error.
func Sum(s future.BoxedStream[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for v, err := range await.Each(a, s) {
			if err != nil {
				return 0, err
			}
			sum += v
		}
		return sum, nil
	})
}

// Products sums the products of two streams.
func Products(n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for v := range await.Each(a, Upto(n)) {
			for w := range await.Each(a, Upto(n)) {
				sum += v * w
			}
		}
		return sum, nil
	})
}

// Wait awaits one future for ever, again and again.
func Wait(f future.Never[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, f)
	})
}

// Ready awaits n futures that are ready.
func Ready(n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for i := range n {
			v, err := await.Await(a, future.Ready(i))
			if err != nil {
				return 0, err
			}
			sum += v
		}
		return sum, nil
	})
}

// Call1 waits once, at the bottom of four calls.
func Call1(v int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, Call2(v+1))
	})
}

// Call2 is called by Call1.
func Call2(v int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, Call3(v+1))
	})
}

// Call3 is called by Call2.
func Call3(v int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, Call4(v+1))
	})
}

// Call4 waits.
func Call4(v int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, future.PendingOnce(v))
	})
}
