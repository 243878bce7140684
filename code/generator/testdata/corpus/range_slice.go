package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// RangeGrow appends to the slice and writes into it: the length
// is of the beginning, the elements are of their time.
func RangeGrow(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := make([]int, 3, 8)
		for i, v := range s {
			y.Yield(v)
			s = append(s, 100+i)
			s[2] = 7 + i
			t.Log(len(s))
		}
		t.Log(s)
	})
}

// RangeReplace puts another slice in the variable: the loop goes
// on over the first.
func RangeReplace(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := []int{1, 2, 3}
		for i := range s {
			y.Yield(s[i])
			s = []int{10, 20, 30, 40}
		}
		for _, v := range s {
			s = nil
			y.Yield(v)
		}
	})
}

// RangeOnce calls for its operand once.
func RangeOnce(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		n := 0
		list := func() []string {
			n++
			t.Log("called", n)
			return []string{"a", "b"}
		}
		for i, s := range list() {
			y.Yield(s)
			t.Log(i, s)
		}
		for range list()[1:] {
			y.Yield("x")
		}
	})
}

// RangeNil goes over nothing.
func RangeNil(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var s []int
		for i, v := range s {
			y.Yield(i + v)
		}
		for range probe.V(t, []int{}) {
			y.Yield(1)
		}
		y.Yield(2)
	})
}

// RangeOuter assigns elements of others instead of declaring.
func RangeOuter(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a, m := [2]int{}, map[string]int{}
		for a[0], m["k"] = range []int{5, 6} {
			y.Yield(a[0]*10 + m["k"])
		}
		for a[t.I(1)], m[t.S("j")] = range []int{7, 8} {
			y.Yield(a[1])
		}
		t.Log(a, m)
		var v int
		for _, v = range []int{3, 4} {
			y.Yield(v)
			v = -v
		}
		t.Log(v)
	})
}

// RangeOuterOrder has the value's place depend on the index.
func RangeOuterOrder(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i, s := 0, []int{0, 0, 0, 0}
		for i, s[i] = range []int{5, 6, 7} {
			y.Yield(i)
			t.Log(s)
		}
		t.Log(i, s)
	})
}

// trio is a slice with a name.
type trio []rune

// RangeNamed ranges over a named slice of a named type.
func RangeNamed(t *probe.T) generator.Series[rune] {
	return generator.New(func(y *generator.Y[rune]) {
		for i, r := range trio("abc") {
			r += rune(i)
			y.Yield(r)
			t.Log(string(r))
		}
	})
}

// RangeClosures keeps index and element of each round, and the
// address of one.
func RangeClosures(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		var ps []*int
		for i, v := range []int{10, 20, 30} {
			fs = append(fs, func() int { i++; return i + v })
			ps = append(ps, &v)
			y.Yield(i + v)
			v++
		}
		for i, f := range fs {
			*ps[i] += 100
			t.Log(f(), f())
		}
	})
}

// RangeMatrix nests ranges, with a shadowed name.
func RangeMatrix(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for _, v := range [][]int{{1, 2}, nil, {3}} {
			for i, v := range v {
				y.Yield(v)
				v += i
				t.Log(i, v)
			}
			t.Log(len(v))
		}
	})
}

func init() {
	add("RangeGrow", RangeGrow)
	add("RangeReplace", RangeReplace)
	add("RangeOnce", RangeOnce)
	add("RangeNil", RangeNil)
	add("RangeOuter", RangeOuter)
	add("RangeOuterOrder", RangeOuterOrder)
	add("RangeNamed", RangeNamed)
	add("RangeClosures", RangeClosures)
	add("RangeMatrix", RangeMatrix)
}
