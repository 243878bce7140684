// Package essay is the generators of the chapter. Its directory
// compiled has the same ones, made into structs.
package essay

import "artofwaiting/code/generator"

//go:generate go run artofwaiting/code/generator/compile -o compiled .

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
