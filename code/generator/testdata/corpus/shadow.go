package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ShadowBlocks shadows in blocks, around yields.
func ShadowBlocks(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x := 1
		{
			y.Yield(x)
			x := x + 10
			{
				x := x + 100
				y.Yield(x)
				x++
				t.Log(x)
			}
			y.Yield(x)
			x++
			t.Log(x)
		}
		y.Yield(x)
	})
}

// ShadowTypes shadows a name by variables of other types.
func ShadowTypes(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		v := 1
		if v := "text"; v != "" {
			y.Yield(v)
			for v := 0.5; v < 2; v *= 2 {
				y.Yield(v2s(v > 1))
				v := []string{"slice"}
				y.Yield(v[0])
			}
			t.Log(v)
		}
		t.Log(v)
	})
}

// v2s is a bool in words.
func v2s(v bool) string {
	if v {
		return "yes"
	}
	return "no"
}

// ShadowParam shadows a parameter, after using it.
func ShadowParam(t *probe.T) generator.Series[int] {
	return shadowParam(t, 5, "p")
}

// shadowParam is a generator for ShadowParam.
func shadowParam(t *probe.T, n int,
	s string) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(n)
		n := n * 2
		y.Yield(n)
		for n := range n - 8 {
			s := s + s
			y.Yield(n)
			t.Log(s)
		}
		n++
		t.Log(n, s)
	})
}

// ShadowBuiltin gives the names of builtins to variables.
func ShadowBuiltin(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		len := len("four")
		y.Yield(len)
		true, nil, int := false, 3, 4
		y.Yield(nil + int)
		t.Log(true)
		for new := range 2 {
			panic := new + int
			y.Yield(panic)
			append := func(v any) { t.Log(v, new, panic) }
			append("own")
		}
		any := len
		y.Yield(any)
	})
}

// ShadowPackage gives the names of packages to variables.
func ShadowPackage(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		generator := 1
		y.Yield(generator)
		probe := generator + 1
		y.Yield(probe)
		for corpus := range 2 {
			y.Yield(corpus)
		}
		t.Log(generator, probe)
	})
}

// ShadowHandle gives the handle's name to another variable, and
// the tracer's too.
func ShadowHandle(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 2 {
			y.Yield(i)
			if y := i * 10; y > 0 {
				y += i
				t.Log(y)
			}
			log := t.Log
			{
				t := t.I(4)
				y.Yield(t)
				t++
				log(t)
			}
		}
	})
}

// ShadowFunc gives the name of a function of the package, and of
// a type of it, to variables.
func ShadowFunc(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ring := ring{used: 3}
		y.Yield(ring.used)
		ring.used++
		upTo := func(n int) int { return n + ring.used }
		y.Yield(upTo(1))
		ShadowFunc := upTo(ring.Len())
		y.Yield(ShadowFunc)
	})
}

// ShadowOwn declares a variable from the one it shadows, in every
// header that can.
func ShadowOwn(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x := 3
		for x := x; x > 1; x-- {
			if x := x * 10; x > 20 {
				switch x := x + 5; {
				case x > 0:
					x := x + 100
					y.Yield(x)
				}
				y.Yield(x)
			}
			y.Yield(x)
		}
		for x := range x {
			y.Yield(x)
		}
		y.Yield(x)
	})
}

func init() {
	add("ShadowBlocks", ShadowBlocks)
	add("ShadowTypes", ShadowTypes)
	add("ShadowParam", ShadowParam)
	add("ShadowBuiltin", ShadowBuiltin)
	add("ShadowPackage", ShadowPackage)
	add("ShadowHandle", ShadowHandle)
	add("ShadowFunc", ShadowFunc)
	add("ShadowOwn", ShadowOwn)
}
