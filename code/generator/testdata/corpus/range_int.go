package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// RangeInt counts to a number that is called for once.
func RangeInt(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range t.I(3) {
			y.Yield(i)
			t.Log("after", i)
		}
	})
}

// couple is a limit without a type.
const couple = 2

// RangeIntTyped counts in the type of its limit, and wraps in it.
func RangeIntTyped(t *probe.T) generator.Series[uint8] {
	return generator.New(func(y *generator.Y[uint8]) {
		for i := range uint8(3) {
			y.Yield(i - 2)
		}
		for i := range couple {
			t.Log(i / 2)
			y.Yield(uint8(i))
		}
		for i := range int8(2) {
			y.Yield(uint8(i - 1))
		}
	})
}

// RangeIntNone goes round no times: the limit is below zero.
func RangeIntNone(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range t.I(-2) {
			y.Yield(i)
		}
		for range -t.I(0) {
			y.Yield(0)
		}
		y.Yield(t.I(1))
	})
}

// RangeIntLimit changes the limit, which has been read before.
func RangeIntLimit(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 3
		for i := range n {
			n += 2
			y.Yield(i)
			n--
		}
		t.Log(n)
	})
}

// RangeIntAssigned changes the variable, which is given anew.
func RangeIntAssigned(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			i += 10
			y.Yield(i)
			i *= 2
			t.Log(i)
		}
	})
}

// RangeIntOuter counts in a variable from outside, which keeps
// its last value.
func RangeIntOuter(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 40
		for i = range t.I(3) {
			y.Yield(i)
			i += 100
		}
		t.Log(i)
		for i = range 0 {
			y.Yield(i)
		}
		y.Yield(i)
	})
}

// RangeIntBlank has no variable, or a blank one.
func RangeIntBlank(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
		for range 2 {
			n++
			y.Yield(n)
		}
		for _ = range t.I(2) {
			n *= 3
			y.Yield(n)
		}
	})
}

// RangeIntFlow continues, and breaks out of two ranges at once.
func RangeIntFlow(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	outer:
		for i := range 4 {
			if i == 1 {
				continue
			}
			for j := range i + 2 {
				if j == 1 {
					continue
				}
				y.Yield(10*i + j)
				if j == 3 {
					break outer
				}
			}
		}
		t.Log("end")
	})
}

// RangeIntClosures keeps the variable of each round.
func RangeIntClosures(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for i := range 3 {
			fs = append(fs, func() int { i += 10; return i })
			y.Yield(i)
			i++
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

func init() {
	add("RangeInt", RangeInt)
	add("RangeIntTyped", RangeIntTyped)
	add("RangeIntNone", RangeIntNone)
	add("RangeIntLimit", RangeIntLimit)
	add("RangeIntAssigned", RangeIntAssigned)
	add("RangeIntOuter", RangeIntOuter)
	add("RangeIntBlank", RangeIntBlank)
	add("RangeIntFlow", RangeIntFlow)
	add("RangeIntClosures", RangeIntClosures)
}
