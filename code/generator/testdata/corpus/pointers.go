package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// PointKept keeps the address of a variable of each round.
func PointKept(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var ps []*int
		for i := 0; i < 3; i++ {
			x := i * 10
			ps = append(ps, &i, &x)
			y.Yield(*ps[len(ps)-1])
			*ps[len(ps)-1] += 5
			*ps[len(ps)-2] += 0
			t.Log(i, x)
		}
		for _, p := range ps {
			y.Yield(*p)
		}
	})
}

// PointPost changes the variable of a loop through its address of
// an earlier round: the loop does not see it.
func PointPost(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var last *int
		for i := 0; i < 4; i++ {
			if last != nil {
				*last += 100
				t.Log(*last)
			}
			last = &i
			y.Yield(i)
			*last++
		}
		t.Log(*last)
	})
}

// PointParts has the address of a field, of an element, and of a
// field of an element.
func PointParts(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		v := struct {
			n  int
			at [2]struct{ x int }
		}{n: 1}
		p, q := &v.n, &v.at[t.I(1)].x
		a := [2]int{3, 4}
		r := &a[0]
		y.Yield(*p + *q + *r)
		*p, *q, *r = 10, 20, 30
		y.Yield(v.n + v.at[1].x + a[0])
		b, w := a, v
		*q++
		a[0]++
		t.Log(v, w, a, b, *r)
	})
}

// PointMethod calls methods of the pointer on variables.
func PointMethod(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var r ring
		var deep struct{ ring }
		for i := range 3 {
			r.Add(i)
			y.Yield(r.Len())
			deep.Add(i * 2)
			deep.ring.Add(i)
		}
		(*ring).Add(&r, 9)
		add := deep.Add
		y.Yield(deep.Len())
		add(8)
		t.Log(r, deep, deep.Len())
	})
}

// PointSlice slices an array: the slice is the array.
func PointSlice(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a := [4]int{1, 2, 3, 4}
		s := a[1:3]
		y.Yield(s[0])
		s[0] = 20
		y.Yield(a[1])
		a[2] = 30
		s = append(s, 40)
		y.Yield(s[1] + a[3])
		r := ring{}
		all := r.at[:]
		y.Yield(len(all))
		all[3] = 5
		t.Log(a, s, r)
	})
}

// PointParam has the address of a parameter, and one that came as
// a pointer.
func PointParam(t *probe.T) generator.Series[int] {
	x := 1
	return pointParam(t, x, &x)
}

// pointParam is a generator for PointParam.
func pointParam(t *probe.T, n int, p *int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		q := &n
		y.Yield(n + *p)
		*q += 10
		*p += 100
		y.Yield(n)
		y.Yield(*p)
		p, q = q, p
		*p++
		t.Log(n, *p, *q)
	})
}

// PointPoint goes through two pointers, and shadows.
func PointPoint(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a, b := 1, 2
		p := &a
		pp := &p
		y.Yield(**pp)
		*pp = &b
		**pp = 20
		y.Yield(*p)
		{
			a := &a
			*a += 5
			y.Yield(*a)
		}
		t.Log(a, b, *p == b, p == &b)
	})
}

func init() {
	add("PointKept", PointKept)
	add("PointPost", PointPost)
	add("PointParts", PointParts)
	add("PointMethod", PointMethod)
	add("PointSlice", PointSlice)
	add("PointParam", PointParam)
	add("PointPoint", PointPoint)
}
