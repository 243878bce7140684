// Package essay is the generators of the chapter. Its directory
// compiled has the same ones, made into structs.
package essay

//go:generate go run artofwaiting/code/generator/compile

import "artofwaiting/code/generator"

// Three is the essay's generator.
func Three() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			y.Yield(i)
		}
	})
}

// Fibonacci yields n of Fibonacci's numbers.
func Fibonacci(n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for a, b := 0, 1; n > 0; n-- {
			y.Yield(a)
			a, b = b, a+b
		}
	})
}

// Collatz yields n, and then half of it or three times it and
// one, until that is 1.
func Collatz(n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for n != 1 {
			y.Yield(n)
			half := n / 2
			if n == 2*half {
				n = half
			} else {
				n = 3*n + 1
			}
		}
	})
}

// Counters yields n functions, which count in steps of 1, of 2,
// and so on. Each has variables of its own.
func Counters(n int) generator.Series[func() int] {
	return generator.New(func(y *generator.Y[func() int]) {
		for step := 1; step <= n; step++ {
			count := 0
			y.Yield(func() int {
				count += step
				return count
			})
		}
	})
}

// A Tree is a node with two trees below it, or nothing.
type Tree[T any] struct {
	Left, Right *Tree[T]
	Value       T
}

// All yields the values from left to right.
func (t *Tree[T]) All() generator.Series[T] {
	return generator.New(func(y *generator.Y[T]) {
		if t == nil {
			return
		}
		y.From(t.Left.All())
		y.Yield(t.Value)
		y.From(t.Right.All())
	})
}
