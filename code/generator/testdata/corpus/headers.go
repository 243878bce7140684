package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// HeadFor yields in the init and in the post of a loop.
func HeadFor(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
		for y.Yield(100); i < 3; y.Yield(200 + i) {
			i++
			t.Log("body", i)
		}
		t.Log("end", i)
	})
}

// HeadContinue runs a post that yields by way of continue.
func HeadContinue(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
		for ; i < 4; y.Yield(i) {
			i++
			if i%2 == 0 {
				t.Log("skip", i)
				continue
			}
			y.Yield(-i)
		}
	})
}

// HeadLabel comes to a post that yields from an inner loop.
func HeadLabel(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
	outer:
		for ; i < 3; y.Yield(100 * i) {
			i++
			for j := range 3 {
				if j == i {
					continue outer
				}
				y.Yield(j)
			}
			t.Log("whole", i)
		}
	})
}

// HeadIf yields in the init of an if and of its else.
func HeadIf(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			if y.Yield(i); i == 0 {
				t.Log("zero")
			} else if y.Yield(10 * i); t.B(i == 1) {
				t.Log("one")
			} else {
				t.Log("two")
			}
		}
	})
}

// HeadSwitch yields in the init of a switch and a type switch.
func HeadSwitch(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			switch y.Yield(i); t.I(i) {
			case 1:
				y.Yield(11)
			default:
				t.Log("other")
			}
		}
		var v any = "text"
		switch y.Yield(4); v := v.(type) {
		case string:
			t.Log(v)
			y.Yield(len(v))
			t.Log(v)
		}
	})
}

// HeadClosures makes closures over variables of a loop whose post
// yields between the copy and the next round.
func HeadClosures(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		n := 0
		for i := 0; n < 3; y.Yield(n) {
			fs = append(fs, func() int { i++; return i })
			n++
			i += 10
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

// HeadFrom yields all of another generator in each header.
func HeadFrom(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
		for y.From(ForNever(t)); i < 2; y.From(ForNever(t)) {
			i++
			t.Log("round", i)
		}
	})
}

func init() {
	add("HeadFor", HeadFor)
	add("HeadContinue", HeadContinue)
	add("HeadLabel", HeadLabel)
	add("HeadIf", HeadIf)
	add("HeadSwitch", HeadSwitch)
	add("HeadClosures", HeadClosures)
	add("HeadFrom", HeadFrom)
}
