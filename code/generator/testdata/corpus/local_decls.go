package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// LocalStruct declares a struct, that refers to itself.
func LocalStruct(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		type node struct {
			next *node
			v    int
		}
		var list *node
		for i := range 3 {
			list = &node{list, i}
			y.Yield(list.v)
		}
		for n := list; n != nil; n = n.next {
			y.Yield(10 * n.v)
		}
	})
}

// LocalTwice declares one name in two blocks, and shadows a type
// of the package.
func LocalTwice(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 2 {
			type duo [2]int
			d := duo{i, i + 1}
			y.Yield(d[0] + d[1])
			t.Log(d)
			{
				type outer = duo
				type duo struct{ d outer }
				d := duo{d}
				y.Yield(d.d[1])
				t.Log(d)
			}
		}
		d := duo{1, "s"}
		y.Yield(d.n)
		t.Log(d)
	})
}

// LocalConst counts by iota, and shadows a constant.
func LocalConst(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		const (
			a = iota * 10
			b
			_
			d
		)
		y.Yield(a + b + d)
		const couple = couple + d
		for i := range couple - 30 {
			const d, e = "text", a + 1
			y.Yield(len(d) + e + i)
		}
		const f float32 = d / 4.0
		t.Log(f, couple)
	})
}

// LocalEnum declares a type for its constants, and a switch.
func LocalEnum(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		type day uint8
		const (
			monday day = iota + 1
			tuesday
		)
		for d := monday; d < 4; d++ {
			switch d {
			case monday:
				y.Yield("monday")
			case tuesday:
				y.Yield("tuesday")
			default:
				y.Yield("other")
			}
			t.Log(d)
		}
	})
}

// LocalKinds declares functions, interfaces, maps, and aliases.
func LocalKinds(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		type op func(int) int
		type table map[string]op
		type reader interface{ read() int }
		type same = table
		ops := table{"inc": func(n int) int { return n + 1 }}
		y.Yield(ops["inc"](t.I(1)))
		var alias same = ops
		alias["dec"] = func(n int) int { return n - 1 }
		var r reader = gauge(len(ops))
		y.Yield(r.read())
		_, is := any(r).(interface{ move(int) })
		t.Log(is, alias["dec"](t.I(5)))
	})
}

// LocalGeneric declares constants beside type parameters.
func LocalGeneric(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.From(localGeneric(t, 5))
		y.From(localGeneric(t, uint8(250)))
	})
}

// localGeneric is a generator for LocalGeneric.
func localGeneric[N number](t *probe.T,
	n N) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		const step, rounds = 3, 1 << 1
		for i := range rounds {
			n += step
			y.Yield(i)
			t.Log(n)
		}
	})
}

func init() {
	add("LocalStruct", LocalStruct)
	add("LocalTwice", LocalTwice)
	add("LocalConst", LocalConst)
	add("LocalEnum", LocalEnum)
	add("LocalKinds", LocalKinds)
	add("LocalGeneric", LocalGeneric)
}
