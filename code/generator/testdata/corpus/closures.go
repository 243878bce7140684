package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// CloseBoth uses its variable before and after a yield, and in
// closures made on both sides: each round has its own.
func CloseBoth(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for i := range 3 {
			x := i * 10
			fs = append(fs, func() int { x++; return x })
			y.Yield(x)
			x += 5
			fs = append(fs, func() int { x *= 2; return x })
			t.Log(x)
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

// CloseLoop has a variable for each round of a loop with three
// clauses, that the body and the closures change.
func CloseLoop(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for i, j := 0, 10; i < 6; i, j = i+1, j-1 {
			fs = append(fs, func() int { i++; j++; return i * j })
			y.Yield(fs[len(fs)-1]())
			i++
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

// CloseContinue has the copy made by continue too, before post.
func CloseContinue(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
	outer:
		for i := 0; i < 5; i++ {
			fs = append(fs, func() int { i += 100; return i })
			for j := 0; ; j++ {
				fs = append(fs, func() int { j++; return i + j })
				if i%2 == 1 {
					continue outer
				}
				if j > 0 {
					break
				}
				y.Yield(i + j)
			}
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

// CloseHeader has closures in condition and post, over the
// variable of the loop.
func CloseHeader(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		keep := func(f func() int) bool {
			fs = append(fs, f)
			return true
		}
		for i := 0; keep(func() int { i++; return i }) &&
			i < 3; i++ {
			y.Yield(i)
			keep(func() int { i += 10; return i })
		}
		for _, f := range fs {
			t.Log(f())
		}
	})
}

// CloseLater captures a variable that is assigned after that.
func CloseLater(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x := 1
		get := func() int { return x }
		y.Yield(get())
		x = 2
		y.Yield(get())
		var z int
		read := func() int { return z }
		y.Yield(read())
		z++
		y.Yield(read())
		{
			x := x * 10
			y.Yield(x + get())
		}
		x--
		t.Log(get())
	})
}

// CloseShared has two closures share one variable, and a third
// replace one of them.
func CloseShared(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
		inc, get := func() { n++ }, func() int { return n }
		inc()
		y.Yield(get())
		inc()
		swap := func() { inc = func() { n += 10 } }
		y.Yield(get())
		swap()
		inc()
		y.Yield(get())
		t.Log(n)
	})
}

// CloseRecursive is a closure that calls itself.
func CloseRecursive(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		depth := 0
		var fib func(n int) int
		fib = func(n int) int {
			depth++
			if n < 2 {
				return n
			}
			return fib(n-1) + fib(n-2)
		}
		for i := range 4 {
			y.Yield(fib(2 * i))
			t.Log(depth)
		}
	})
}

// CloseNested has closures in closures, that shadow and assign.
func CloseNested(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a, b := 1, 2
		outer := func(a int) func() int {
			c := a + b
			return func() int {
				b++
				c += a
				func() { a := c; a++; c = a }()
				return c
			}
		}
		f, g := outer(10), outer(a)
		y.Yield(f())
		y.Yield(g())
		a, b = a+100, b+100
		y.Yield(f() + g())
		t.Log(a, b)
	})
}

func init() {
	add("CloseBoth", CloseBoth)
	add("CloseLoop", CloseLoop)
	add("CloseContinue", CloseContinue)
	add("CloseHeader", CloseHeader)
	add("CloseLater", CloseLater)
	add("CloseShared", CloseShared)
	add("CloseRecursive", CloseRecursive)
	add("CloseNested", CloseNested)
}
