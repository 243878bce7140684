package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// DeferOrder defers in order, and in blocks: all wait for the
// end, and the last comes first.
func DeferOrder(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("first")
		y.Yield(1)
		if t.B(true) {
			defer t.Log("second")
			y.Yield(2)
		}
		for i := range 2 {
			defer func() { t.Log("loop", i) }()
			y.Yield(i)
			i += 10
		}
		t.Log("end")
	})
}

// DeferEarly has arguments, receivers and functions of the time
// of the statement.
func DeferEarly(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n, g, f := 1, gauge(5), func() { t.Log("old") }
		defer t.Log("argument", n, t.I(7))
		defer f()
		defer func(g gauge) { t.Log("value", g, n) }(g)
		p := &g
		defer p.move(100)
		y.Yield(n)
		n, g, f = 2, 6, func() { t.Log("new") }
		p = new(gauge)
		defer func() { t.Log("pointer", *p, g) }()
		y.Yield(n)
	})
}

// DeferRescue recovers what its own later part panics with, and
// what it does not is Stop's.
func DeferRescue(t *probe.T) generator.Generator[int, word] {
	return generator.Returning(func(
		y *generator.Y[int]) (w word) {
		defer t.Log("outermost")
		defer func() {
			r := recover()
			if generator.IsStop(r) {
				panic(r)
			}
			t.Log("rescued", r)
			w += " rescued"
		}()
		w = "was"
		y.Yield(1)
		w = "is"
		y.Yield(2)
		panic("lost")
	})
}

// DeferResult changes the result that a return has set.
func DeferResult(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) (n int) {
		defer func() { n *= 2; t.Log("doubled", n) }()
		for i := range 3 {
			defer func() { n += i }()
			y.Yield(i)
		}
		if t.B(true) {
			return t.I(50)
		}
		return
	})
}

// DeferUnnamed cannot change a result that has no name.
func DeferUnnamed(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) int {
		n := 1
		defer func() { n = 100; t.Log("late", n) }()
		y.Yield(n)
		n++
		return n
	})
}

// DeferReplace panics in a deferred call, which replaces the
// panic before; the calls that wait run all the same.
func DeferReplace(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("last")
		defer func() {
			r := recover()
			t.Log("found", generator.IsStop(r))
			panic("replaced")
		}()
		defer func() { t.Log("between") }()
		y.Yield(1)
		panic("original")
	})
}

// DeferRuntime recovers what the runtime panics with.
func DeferRuntime(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer func() {
			if r := recover(); generator.IsStop(r) {
				panic(r)
			} else if err, ok := r.(error); ok {
				t.Log("error:", err)
			}
		}()
		s := []int{5, 6}
		for i := 0; ; i++ {
			y.Yield(s[i])
		}
	})
}

// DeferVain recovers where there is nothing: at a normal end, in
// a function that is not deferred itself.
func DeferVain(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		vain := func() any { return recover() }
		defer func() { t.Log("vain", vain()) }()
		y.Yield(1)
		t.Log(func() any { return recover() }())
		y.Yield(2)
	})
}

// DeferNil defers a function that is nil then: the panic comes
// when it is called, between the others.
func DeferNil(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("first")
		var f func()
		defer f()
		defer t.Log("last")
		f = func() { t.Log("not this") }
		y.Yield(1)
		f()
	})
}

func init() {
	add("DeferOrder", DeferOrder)
	add("DeferEarly", DeferEarly)
	add("DeferRescue", DeferRescue)
	add("DeferResult", DeferResult)
	add("DeferUnnamed", DeferUnnamed)
	add("DeferReplace", DeferReplace)
	add("DeferRuntime", DeferRuntime)
	add("DeferVain", DeferVain)
	add("DeferNil", DeferNil)
}
