package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// SwitchOrder logs which cases are asked, and in what order.
func SwitchOrder(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		for i := range 5 {
			switch t.I(i) {
			case t.I(3):
				y.Yield("three")
			case t.I(1), t.I(0):
				y.Yield("one or zero")
			default:
				y.Yield("other")
			case t.I(2):
				y.Yield("two")
			}
			t.Log("end", i)
		}
	})
}

// SwitchDefault has its default in the middle, falls through into
// it, and out of it.
func SwitchDefault(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		for i := range 4 {
			switch i {
			case 0:
				y.Yield("zero")
				fallthrough
			default:
				y.Yield("default")
				t.Log("out of default", i)
				fallthrough
			case 1:
				y.Yield("one")
			case 2:
				y.Yield("two")
			}
		}
	})
}

// SwitchFall falls through clauses that yield, and that do not,
// and that are empty.
func SwitchFall(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 5 {
			switch i {
			case 0:
				t.Log("a")
				fallthrough
			case 1:
				y.Yield(1)
				fallthrough
			case 2:
				fallthrough
			case 3:
				t.Log("d")
			case 4:
			}
		}
	})
}

// SwitchMany has several values to a case, of strings.
func SwitchMany(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		for _, s := range []string{"a", "b", "c", "d", ""} {
			switch s {
			case "a", "c":
				y.Yield(s + s)
				t.Log(s)
			case "b", "":
				y.Yield("[" + s + "]")
			}
		}
	})
}

// SwitchTagless asks conditions, with and without an init.
func SwitchTagless(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 4 {
			switch {
			case t.B(i == 0):
				y.Yield(0)
			case t.B(i < 3), t.B(false):
				y.Yield(-i)
			}
			switch x := t.I(i * i); {
			case x > 3:
				y.Yield(x)
				t.Log("large", x)
			default:
				t.Log("small", x)
			}
		}
	})
}

// SwitchTrue compares with a bool; the clauses change what they
// were chosen by.
func SwitchTrue(t *probe.T) generator.Series[bool] {
	return generator.New(func(y *generator.Y[bool]) {
		for _, x := range []bool{true, false} {
			switch x {
			case true:
				x = false
				y.Yield(x)
				fallthrough
			case t.B(false):
				x = !x
				y.Yield(x)
			}
			t.Log(x)
		}
	})
}

// SwitchEmpty has no clauses, and clauses with nothing in them:
// the tag is computed all the same.
func SwitchEmpty(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		switch t.I(3) {
		}
		switch x := t.I(4); x {
		default:
		}
		y.Yield(1)
		switch n := t.I(5); {
		case t.B(n > 4):
		case t.B(true):
			y.Yield(2)
		}
		y.Yield(3)
	})
}

// SwitchScope declares in each clause a variable of its own, and
// shadows the one of the init.
func SwitchScope(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x := 1
		for range 3 {
			switch x := x + 1; x {
			case 2:
				x := x * 10
				y.Yield(x)
				t.Log(x)
			case 3:
				x := "three"
				y.Yield(len(x))
				t.Log(x)
			default:
				y.Yield(x)
			}
			x++
		}
	})
}

func init() {
	add("SwitchOrder", SwitchOrder)
	add("SwitchDefault", SwitchDefault)
	add("SwitchFall", SwitchFall)
	add("SwitchMany", SwitchMany)
	add("SwitchTagless", SwitchTagless)
	add("SwitchTrue", SwitchTrue)
	add("SwitchEmpty", SwitchEmpty)
	add("SwitchScope", SwitchScope)
}
