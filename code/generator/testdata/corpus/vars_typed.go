package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// VarTyped declares with a type that the value has not: an
// interface, a pointer, a wider one, none at all.
func VarTyped(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		var err error = errNote
		var f float64 = 3
		var x = 7
		var p *int = &x
		var v any = x
		var r rune = 'x'
		var ch <-chan int = filled(4)
		var fn func(int) int
		y.Yield(err.Error())
		x++
		t.Log(f/2, *p, v, r, <-ch, fn == nil)
		fn = func(i int) int { return i + *p }
		err = nil
		y.Yield(string(r))
		t.Log(fn(1), err == nil)
	})
}

// VarCommaOk takes the second value of maps, assertions and
// receives, new and old.
func VarCommaOk(t *probe.T) generator.Series[bool] {
	return generator.New(func(y *generator.Y[bool]) {
		m := map[string]int{"a": 1}
		n, ok := m["a"]
		y.Yield(ok)
		n2, ok := m["b"]
		y.Yield(ok)
		t.Log(n, n2, ok)
		var i any = n
		s, ok := i.(string)
		y.Yield(ok)
		ch := filled(5)
		n, ok = <-ch
		y.Yield(ok)
		n2, ok = <-ch
		y.Yield(ok)
		_, m["c"] = n, n2+9
		_, ok = i.(int)
		t.Log(n, n2, s, ok, m)
	})
}

// VarConst computes with constants that no variable could hold,
// with shifts, and with runes.
func VarConst(t *probe.T) generator.Series[float64] {
	return generator.New(func(y *generator.Y[float64]) {
		s := uint(3)
		var w int64 = 1 << s
		y.Yield(1 << 3)
		f := 1e3 / 3.0
		c := 2 + 3i
		y.Yield(float64(w) + huge>>98)
		b := byte('a' + s)
		t.Log(f, c*c, b, -7/2, -7%3, 1<<s == 8)
		var i any = 1 << 3
		y.Yield(real(c))
		t.Log(i, 'x', huge/(huge-1))
	})
}

// huge is larger than any variable.
const huge = 1 << 100

// VarUntyped gives values that have no type of their own to
// variables that have: shifts and comparisons.
func VarUntyped(t *probe.T) generator.Series[int64] {
	return generator.New(func(y *generator.Y[int64]) {
		s, x := uint(t.I(3)), 2.5
		var a int64 = 1 << s
		var v verdict = x > 2
		w := x > 2
		y.Yield(1 << s)
		var e any = 1 << s
		v = v == (x < 3)
		t.Log(a, v, w, e, x)
		f := func() { a, x = 1<<s, 1 }
		f()
		y.Yield(a)
		t.Log(a, x, "s"[0])
	})
}

func init() {
	add("VarTyped", VarTyped)
	add("VarCommaOk", VarCommaOk)
	add("VarConst", VarConst)
	add("VarUntyped", VarUntyped)
}
