package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// PointCall hands addresses to functions, which keep none.
func PointCall(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		double := func(p *int) int { *p *= 2; return *p }
		x := 3
		y.Yield(double(&x))
		y.Yield(x)
		for i := 1; i < 9; double(&i) {
			y.Yield(i)
		}
		n, list := new(int), &[]int{1}
		*n = x
		*list = append(*list, *n)
		y.Yield((*list)[1])
		t.Log(*n, *list, len(*list))
	})
}

// PointRange has the address of what a range assigns.
func PointRange(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var k, v int
		p, q := &k, &v
		for k, v = range []int{7, 8} {
			y.Yield(*p*10 + *q)
			*q = -1
		}
		var ps []*rune
		for _, r := range "ab" {
			ps = append(ps, &r)
			y.Yield(int(r))
			r++
		}
		t.Log(k, v, string(*ps[0]), string(*ps[1]))
	})
}

// PointParens has parentheses where none are needed.
func PointParens(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x, r := 1, ring{}
		p, q := &(x), &(r.used)
		(x)++
		y.Yield(*p)
		(r).Add(2)
		(&r).Add(3)
		y.Yield(*p + *q)
		f := (&r).Len
		(r.at)[1] = 4
		y.Yield(f() + (&r.at)[1] + (x))
	})
}

func init() {
	add("PointCall", PointCall)
	add("PointRange", PointRange)
	add("PointParens", PointParens)
}
