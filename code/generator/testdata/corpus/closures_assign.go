package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// CloseParam captures a parameter and assigns it, in the closure
// and outside.
func CloseParam(t *probe.T) generator.Series[int] {
	return closeParam(t, 5, []int{1, 2})
}

// closeParam is a generator for CloseParam.
func closeParam(t *probe.T, n int,
	s []int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		inc := func() int { n++; return n }
		y.Yield(inc())
		n *= 10
		y.Yield(inc())
		grow := func() { s = append(s, n) }
		grow()
		y.Yield(len(s))
		s[0] = 9
		t.Log(n, s)
	})
}

// CloseParts assigns parts of what is captured, never all of it.
func CloseParts(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		p, a := struct{ x, y int }{1, 2}, [2]int{3, 4}
		get := func() int { return p.x + a[1] }
		y.Yield(get())
		p.x = 100
		a[1] = 1000
		y.Yield(get())
		p.x++
		a[1] *= 2
		y.Yield(get())
		set := func() { p.y, a[0] = 7, 8 }
		set()
		t.Log(p, a)
	})
}

// CloseAssigned captures variables that are assigned by range, by
// receive, by tuple and by a definition that is none.
func CloseAssigned(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var i, n, r int
		ok, ch := false, filled(50)
		all := func() int { return i + n + r }
		for i = range 3 {
			y.Yield(all())
		}
		r, ok = <-ch
		y.Yield(all())
		n, s := twins(t, 4)
		y.Yield(all())
		for _, n = range []int{5, 6} {
			y.Yield(all())
		}
		t.Log(all(), s, ok)
	})
}

// CloseCalled calls literals where they stand, around yields.
func CloseCalled(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x := 1
		func() { x += 10 }()
		y.Yield(x)
		v := func(n int) int { x += n; return x * 2 }(t.I(3))
		y.Yield(v)
		y.Yield(func() int {
			for i := range 5 {
				if i == 3 {
					return i + x
				}
			}
			return 0
		}())
		t.Log(x, v)
	})
}

// CloseReturn has statements in closures that would leave the
// generator, were they outside.
func CloseReturn(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
		for i := range 3 {
			f := func() {
				for {
					n++
					if n > 2*i {
						break
					}
					if n == 1 {
						continue
					}
					goto out
				}
			out:
				t.Log("left", n)
				return
			}
			f()
			y.Yield(n)
			f()
		}
	})
}

// CloseSwitch keeps the variables of switch clauses and inits.
func CloseSwitch(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for i := range 3 {
			switch x := i * 10; i {
			case 0, 1:
				z := x + 1
				fs = append(fs, func() int { z++; return x * z })
				y.Yield(x + z)
				z += 100
			default:
				fs = append(fs, func() int { return x })
				y.Yield(x)
				x = -1
			}
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

func init() {
	add("CloseParam", CloseParam)
	add("CloseParts", CloseParts)
	add("CloseAssigned", CloseAssigned)
	add("CloseCalled", CloseCalled)
	add("CloseReturn", CloseReturn)
	add("CloseSwitch", CloseSwitch)
}
