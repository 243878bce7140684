package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// IfChain keeps alive what each link of the chain declares, also
// in the links after it.
func IfChain(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 4 {
			if a := t.I(i); a == 0 {
				y.Yield(a)
				t.Log("first", a)
			} else if b := t.I(a * 10); b == 10 {
				y.Yield(a + b)
				t.Log("second", a, b)
			} else if c := a + b; c == 22 {
				y.Yield(c)
				t.Log("third", a, b, c)
			} else {
				y.Yield(-c)
				t.Log("else", a, b, c)
			}
		}
	})
}

// IfElseOnly yields in the else alone, and goes on after both.
func IfElseOnly(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			if i == 1 {
				t.Log("then", i)
			} else {
				y.Yield(i)
			}
			t.Log("after", i)
		}
	})
}

// IfNested has a chain inside each arm, and an arm that is empty.
func IfNested(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		for i := range 6 {
			if i%2 == 0 {
				if i == 2 {
				} else if t.B(i > 2) {
					y.Yield("even, more")
				} else {
					y.Yield("even, less")
				}
			} else if i > 2 {
				if t.B(i == 3) {
					y.Yield("three")
				}
			}
			t.Log("end", i)
		}
	})
}

// IfTruth asks for && and || in all cases: what is not needed is
// not called.
func IfTruth(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 8 {
			a, b, c := i&4 != 0, i&2 != 0, i&1 != 0
			if t.B(a) && t.B(b) || t.B(c) {
				y.Yield(i)
			}
			if !(t.B(c) || t.B(b)) && t.B(a) {
				y.Yield(-i)
			}
		}
	})
}

// verdict is a bool that is not bool.
type verdict bool

// IfNamedBool has conditions whose type is not bool.
func IfNamedBool(t *probe.T) generator.Series[verdict] {
	return generator.New(func(y *generator.Y[verdict]) {
		v := verdict(true)
		if v {
			y.Yield(v)
			v = !v
		}
		if !v && verdict(t.B(true)) {
			y.Yield(v)
		}
		for v = !v; v; v = false {
			y.Yield(v || !v)
		}
	})
}

// IfClosure assigns the init variable in a closure that outlives
// the yield.
func IfClosure(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var last func() int
		if n := t.I(5); n > 0 {
			last = func() int { n++; return n }
			y.Yield(last())
			n *= 2
			y.Yield(n)
		}
		y.Yield(last())
	})
}

// debug is off.
const debug = false

// IfTrue has constant conditions, of which one is never entered.
func IfTrue(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		if debug {
			y.Yield(-1)
		}
		if true {
			y.Yield(1)
		} else {
			y.Yield(-2)
		}
		t.Log("end")
	})
}

func init() {
	add("IfChain", IfChain)
	add("IfElseOnly", IfElseOnly)
	add("IfNested", IfNested)
	add("IfTruth", IfTruth)
	add("IfNamedBool", IfNamedBool)
	add("IfClosure", IfClosure)
	add("IfTrue", IfTrue)
}
