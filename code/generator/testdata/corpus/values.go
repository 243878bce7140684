package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ValueStruct copies structs, and compares them, across yields.
func ValueStruct(t *probe.T) generator.Series[duo] {
	return generator.New(func(y *generator.Y[duo]) {
		a := duo{1, "one"}
		b := a
		y.Yield(a)
		b.n++
		t.Log(a == b, a != b)
		y.Yield(b)
		a, b = b, a
		b.n++
		y.Yield(duo{a.n * b.n, a.s + b.s})
		t.Log(a == b, a, b)
	})
}

// ValueArray copies arrays, and compares them, across yields.
func ValueArray(t *probe.T) generator.Series[[2]int] {
	return generator.New(func(y *generator.Y[[2]int]) {
		a := [2]int{1, 2}
		b := a
		a[t.I(0)] = 10
		y.Yield(a)
		y.Yield(b)
		b[0], a[1] = a[0], b[1]
		t.Log(a == b)
		grid := [...][2]int{1: a, 0: {b[1], b[0]}}
		a[0] = 99
		y.Yield(grid[1])
		grid[0][1]--
		y.Yield(grid[0])
		t.Log(grid, len(grid))
	})
}

// ValueMap changes a map and a map in it.
func ValueMap(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		m := map[string][]int{"a": {1}}
		y.Yield(len(m["a"]))
		m["a"] = append(m["a"], len(m))
		m["b"] = m["a"][1:]
		y.Yield(m["b"][0])
		m["b"][0]++
		deep := map[duo]map[int]int{{1, "x"}: {2: 3}}
		y.Yield(deep[duo{1, "x"}][2])
		deep[duo{n: 1, s: "x"}][2]++
		delete(m, "b")
		t.Log(m, deep, len(m))
	})
}

// ValueMethod binds methods to values: of the value a copy, of
// the pointer the variable itself.
func ValueMethod(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := gauge(3)
		read, move := g.read, g.move
		y.Yield(read())
		move(4)
		y.Yield(read())
		y.Yield(g.read())
		g = 100
		move(1)
		y.Yield(gauge.read(g))
		f := (*gauge).move
		f(&g, 5)
		t.Log(g, read())
	})
}

// gauge is a number that can be moved.
type gauge int

func (g gauge) read() int   { return int(g) }
func (g *gauge) move(n int) { *g += gauge(n) }

// ValueFunc has functions in variables, slices, maps and fields.
func ValueFunc(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		f := t.I
		list := []func(int) int{f, func(n int) int { return -n }}
		for i, g := range list {
			y.Yield(g(i + 1))
			f = g
		}
		v := struct{ f func(int) int }{f}
		m := map[bool]func(int) int{true: v.f}
		v.f = nil
		y.Yield(m[true](7))
		t.Log(v.f == nil, m[false] == nil)
	})
}

// ValueConvert converts, to and from what lives across yields.
func ValueConvert(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		n, f := 300, 2.9
		b := []byte("abc")
		y.Yield(string(b))
		b[0] = byte(n)
		s := string(b[1:])
		y.Yield(word("w").twice())
		r := []rune(s + "é")
		t.Log(int8(n), uint8(n), int(f), float64(n)/2, r)
		arr := [2]byte(b[1:])
		b[1] = 'z'
		y.Yield(string(arr[:]))
		t.Log((*[3]byte)(b)[1] == 'z', any(word(s)) == any(s))
	})
}

// twice is w two times.
func (w word) twice() string { return string(w + w) }

// ValueOrder calls for operands, arguments and indices in order.
func ValueOrder(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := []int{t.I(1), t.I(2), t.I(3)}
		y.Yield(t.I(4) + t.I(5)*t.I(6))
		y.Yield(s[t.I(0):t.I(2)][t.I(1)])
		d := duo{s: t.S("s"), n: t.I(7)}
		m := map[int]int{t.I(8): t.I(9)}
		y.Yield(max(t.I(d.n), m[t.I(8)], t.I(1)))
		sum := func(a int, b ...int) int { return a + len(b) }
		y.Yield(sum(t.I(1), t.I(2), t.I(3)))
		y.Yield(sum(twins2(t)))
		y.Yield(sum(t.I(0), s...))
	})
}

// twins2 is two numbers.
func twins2(t *probe.T) (int, int) { return t.I(1), t.I(2) }

// ValueBuiltin uses the builtins, between and in yields.
func ValueBuiltin(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := make([]int, 1, 4)
		y.Yield(cap(s))
		n := copy(s, []int{8, 9})
		s = append(s, s...)
		y.Yield(len(s) + n)
		y.Yield(min(s[0], 3))
		p := new(duo)
		p.n, p.s = max(n, 2), "x"
		y.Yield(p.n)
		clear(s)
		c := complex(float64(n), 2)
		t.Log(s, *p, real(c), imag(c))
	})
}

// ValueEmbed has a pointer embedded, that copies share.
func ValueEmbed(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		o := struct {
			*ring
			list []duo
		}{&ring{}, []duo{{1, "a"}}}
		o.Add(1)
		y.Yield(o.used)
		c := o
		c.used++
		c.list[0].n = 5
		y.Yield(o.used + o.list[0].n)
		replace := func() { o.ring = &ring{} }
		replace()
		y.Yield(o.used + c.used)
	})
}

func init() {
	add("ValueStruct", ValueStruct)
	add("ValueArray", ValueArray)
	add("ValueMap", ValueMap)
	add("ValueMethod", ValueMethod)
	add("ValueFunc", ValueFunc)
	add("ValueConvert", ValueConvert)
	add("ValueOrder", ValueOrder)
	add("ValueBuiltin", ValueBuiltin)
	add("ValueEmbed", ValueEmbed)
}
