package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// PanicPlain panics with a text, between yields.
func PanicPlain(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(1)
		if t.B(true) {
			panic("plain")
		}
		y.Yield(2)
	})
}

// PanicFirst panics before it has yielded anything.
func PanicFirst(t *probe.T) generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) string {
		var m map[string]int
		t.Log(len(m), m["none"])
		m[t.S("k")] = t.I(1)
		y.Yield(1)
		return "not reached"
	})
}

// PanicError panics with an error, in a loop that goes on but for
// that.
func PanicError(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := 0; ; i++ {
			y.Yield(i)
			if i == 2 {
				panic(errNote + note(" thrown"))
			}
		}
	})
}

// PanicIndex reads beyond the end, in what is to be yielded.
func PanicIndex(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := []int{1, 2}
		for i := 0; ; i++ {
			y.Yield(s[t.I(i)])
		}
	})
}

// PanicBounds slices, wrongly, in a range's operand.
func PanicBounds(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := []int{1, 2, 3}
		for n := 1; ; n++ {
			for _, v := range s[n:t.I(5-2*n)] {
				y.Yield(v)
			}
		}
	})
}

// PanicNil reads through nil in a condition.
func PanicNil(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for n := sample(); t.B(n.v > 0); n = n.left {
			y.Yield(n.v)
		}
	})
}

// PanicDivide divides by zero in a post statement, of which the
// part before is done.
func PanicDivide(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 3
		for i := 12; ; i /= t.I(n) {
			y.Yield(i)
			n--
		}
	})
}

// PanicTag compares what cannot be, in a tag and a key.
func PanicTag(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		m := map[any]int{1: 1}
		for _, v := range []any{1, "s", []int{}} {
			y.Yield(m[v])
		}
	})
}

// PanicFunc calls a function that is nil, one that panics, and a
// literal that does.
func PanicFunc(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := inside(func() {
			func() { panic([2]int{t.I(1), t.I(2)}) }()
		})
		defer g.Stop()
		y.Yield(g.Resume().Yielded)
		f := func() {
			defer func() { t.Log("caught", recover()) }()
			g.Resume()
		}
		f()
		f()
		f = nil
		y.Yield(2)
		f()
	})
}

// PanicChan sends on a channel that is closed, and closes it.
func PanicChan(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(1)
		y.Yield(<-ch)
		func() {
			defer func() { t.Log(recover()) }()
			close(ch)
		}()
		y.Yield(<-ch)
		ch <- t.I(3)
	})
}

// PanicConvert makes an array of too short a slice, and shifts by
// less than nothing.
func PanicConvert(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := []int{1, 2}
		for n := 1; n > -3; n-- {
			func() {
				defer func() { t.Log(recover()) }()
				t.Log(1 << n)
			}()
			y.Yield(n)
		}
		a := [3]int(s)
		y.Yield(a[0])
	})
}

func init() {
	add("PanicPlain", PanicPlain)
	add("PanicFirst", PanicFirst)
	add("PanicError", PanicError)
	add("PanicIndex", PanicIndex)
	add("PanicBounds", PanicBounds)
	add("PanicNil", PanicNil)
	add("PanicDivide", PanicDivide)
	add("PanicTag", PanicTag)
	add("PanicFunc", PanicFunc)
	add("PanicChan", PanicChan)
	add("PanicConvert", PanicConvert)
}
