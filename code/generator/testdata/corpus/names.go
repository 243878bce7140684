package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// NameMachine uses the names that a machine may use.
func NameMachine(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		m, g, s, state, self, this := 1, 2, 3, 4, 5, 6
		for pc := range 2 {
			y.Yield(m + g + s + state + self + this + pc)
			m, g, s = g, s, m
			state, self, this = self, this, state
			t.Log(m, g, s, state, self, this)
		}
	})
}

// NameTemporary uses the names that temporaries may have.
func NameTemporary(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		t1, t2, tmp, _v, v, ok, x_1 := 1, 2, 3, 4, 5, true, 7
		for i, x := range []int{10, 20} {
			x_1 := x + x_1
			i1, n, limit := i, x, _v
			y.Yield(t1 + t2 + tmp + _v + v + x_1)
			t.Log(i1, n, limit, ok)
			ok = !ok
		}
		t.Log(t1, t2, tmp, _v, v, ok, x_1)
	})
}

// NameLabels has labels that a compiler may choose, and variables
// of the same names, which do not meet them.
func NameLabels(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		resume1, end, for1, done := 1, 2, 3, 4
	resume1:
		for {
		for1:
			for {
				y.Yield(resume1 + for1)
				for1++
				if for1 > 4 {
					break resume1
				}
				continue for1
			}
		}
		goto end
	end:
		y.Yield(end)
		goto done
	done:
		t.Log(resume1, end, for1, done)
	})
}

// NameFields has a parameter and locals of names that fields of a
// machine, or its methods, may have.
func NameFields(t *probe.T) generator.Series[int] {
	return nameFields(t, 1, 2, 3)
}

// nameFields is a generator for NameFields.
func nameFields(t *probe.T, state, Resume,
	m int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		Stop := func() int { Resume++; return Resume }
		y.Yield(state + Resume + m)
		next, result, from, child := Stop(), Stop(), Stop(), m
		m++
		y.Yield(next + result + from + child)
		t.Log(state, Resume, m)
	})
}

// NameTwice declares one name in several blocks, side by side.
func NameTwice(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		{
			v, v_1, v1 := 1, 2, 3
			y.Yield(v + v_1 + v1)
			t.Log(v, v_1, v1)
		}
		{
			v, v2 := "a", "b"
			y.Yield(len(v + v2))
			t.Log(v, v2)
		}
		for v := range 2 {
			f := func() int { v++; return v }
			y.Yield(v)
			t.Log(f())
		}
		var v []int
		y.Yield(len(v))
		t.Log(v == nil)
	})
}

// NameLetters has letters beyond ASCII, and a blank.
func NameLetters(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		größe, π, _ := 1, 2, t.I(3)
		for _, größe := range []int{größe, 5} {
			y.Yield(größe + π)
			π++
		}
		t.Log(größe, π)
	})
}

// NameHandle has another name than y for its handle, which is a
// variable.
func NameHandle(t *probe.T) generator.Series[int] {
	return generator.New(func(yield *generator.Y[int]) {
		y := 1
		yield.Yield(y)
		y++
		yield.Yield(y)
		(yield).Yield(t.I(3))
	})
}

// NamePanic calls a function of its own that is named panic, and
// goes on.
func NamePanic(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		panic := func(v int) { t.Log("no panic", v) }
		panic(1)
		y.Yield(2)
		if panic := panic; t.B(true) {
			panic(3)
		}
		y.Yield(4)
	})
}

func init() {
	add("NamePanic", NamePanic)
	add("NameMachine", NameMachine)
	add("NameTemporary", NameTemporary)
	add("NameLabels", NameLabels)
	add("NameFields", NameFields)
	add("NameTwice", NameTwice)
	add("NameLetters", NameLetters)
	add("NameHandle", NameHandle)
}
