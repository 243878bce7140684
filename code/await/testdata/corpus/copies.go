package corpus

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

type spot struct{ x, y int }

func (p *spot) inc() int { p.x++; return p.x }

// CopiesOnce has a struct copied before a literal changes it.
func CopiesOnce(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		move := func() int { p.x++; return p.x }
		return fmt.Sprint(p, val(await.Await(a, probe.Later(t,
			"m", move()))), p), nil
	})
}

// CopiesTwice does so twice.
func CopiesTwice(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		move := func() int { p.x++; return p.x }
		s := fmt.Sprint(p, val(await.Await(a, probe.Later(t, "m",
			move()))), p)
		s += fmt.Sprint(p, val(await.Await(a, probe.Later(t, "m",
			move()))), p)
		return s, nil
	})
}

// CopiesPointer has its method change it, through its address.
func CopiesPointer(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		return fmt.Sprint(p, val(await.Await(a, probe.Later(t,
			"m", p.inc()))), p), nil
	})
}

// CopiesKinds copies and compares values of several kinds.
func CopiesKinds(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		b := true
		q := [2]int{1, 2}
		move := func() int {
			t.Log("move")
			p.x++
			b = !b
			q[0]++
			return p.x
		}
		s := fmt.Sprint(p, b, q, p == spot{1, 2}, q == [2]int{1,
			2}, val(await.Await(a, probe.Later(t, "m", move()))),
			p, b, q)
		return s, nil
	})
}

// CopiesBehind copies what lies behind a pointer.
func CopiesBehind(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := &spot{1, 2}
		s := fmt.Sprint(*p, p.x, *p == spot{1, 2},
			val(await.Await(a, probe.Later(t, "m", p.inc()))), *p)
		return s, nil
	})
}

// CopiesParts copies parts of literals, and values of variables.
func CopiesParts(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		var p spot
		p.inc()
		var list []spot
		list = append(list, p, spot{p.inc(), val(await.Await(a,
			probe.Later(t, "m", p.inc())))}, p)
		m := map[string]spot{"a": p, "b": {p.x, val(await.Await(a,
			probe.Later(t, "m", p.inc())))}, "c": p}
		arr := [...]spot{p, {p.inc(), 1}, {val(await.Await(a,
			probe.Later(t, "m", p.inc()))), p.x}}
		q, r := p, val(await.Await(a, probe.Later(t, "m",
			p.inc())))
		return fmt.Sprint(list, m, arr, q, r), nil
	})
}

// CopiesAll has all of the struct replaced, between its copies.
func CopiesAll(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		set := func(n int) int { p = spot{n, n}; return n }
		return fmt.Sprint(p, set(3), p, set(4), p,
			val(await.Await(a, probe.Later(t, "m", set(5)))),
			p), nil
	})
}

// CopiesShared shares variables with a literal that is called
// later.
func CopiesShared(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		n, ok, s := 1, true, "s"
		f := later(t,
			func() int {
				p.x, n, ok, s = 100, 50, false, "z"
				return 3
			})
		return fmt.Sprint(p, n, ok, s, p.y == 2, n == 1, !ok,
			s+"!", val(await.Await(a, f)), p), nil
	})
}

// CopiesLiterals has literals made of a variable that changes.
func CopiesLiterals(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		n := 1
		next := func() int { n++; return n }
		return fmt.Sprint(spot{n, next()}, n > 1, n, spot{n, 0},
			[]int{n}, map[string]int{"n": n}, val(await.Await(a,
				probe.Later(t, "m", next()))), spot{n, n}), nil
	})
}

// CopiesLater does so with one that is changed later.
func CopiesLater(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		n := 1
		f := later(t, func() int { n = 50; return 3 })
		return fmt.Sprint(spot{n, n}, n > 1, n, []int{n},
			map[string]int{"n": n}, &spot{n, n},
			func() int { return n }(), val(await.Await(a, f)),
			spot{n, n}), nil
	})
}

type big struct{ a, b, c, d, e int }

// CopiesLogged is changed by a literal that logs.
func CopiesLogged(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		step := func(d int) int {
			t.Log("step",
				d)
			p.x += d
			return p.x
		}
		s := fmt.Sprint(p, step(1), p, val(await.Await(a,
			probe.Later(t, "m", step(2)))), p)
		return s, nil
	})
}

// CopiesBig is of a size that no registers have.
func CopiesBig(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		b := big{a: 1}
		ok := true
		step := func(d int) int { b.a += d; ok = !ok; return b.a }
		s := fmt.Sprint(b, ok, !ok, step(1), b, ok,
			val(await.Await(a, probe.Later(t, "m", step(2)))), b,
			ok)
		return s, nil
	})
}

// CopiesContexts becomes interfaces in lists, maps and arguments.
func CopiesContexts(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		p, b, c := spot{1, 2}, true, 'a'
		var u uint8 = 3
		var z complex128 = 1
		set := func() int {
			p, b, c, u, z = spot{9, 9}, false,
				'z', 8, 2i
			return 1
		}
		l := []any{p, b, c, u, z, u + 1, z * 2, val(await.Await(a,
			probe.Later(t, "x", set()))), p}
		m := map[string]any{"p": p, "b": b, "u": u,
			"w": val(await.Await(a, probe.Later(t, "x", set())))}
		t.Log(p, b, !b, u, val(await.Await(a, probe.Later(t, "x",
			set()))), b)
		return fmt.Sprint(l, m), nil
	})
}

// CopiesFields becomes the field of a struct.
func CopiesFields(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		type pair struct {
			k string
			v any
		}
		x := pair{"a", 1}
		fix := func(k string) pair {
			x.k = k
			x.v = k + "!"
			return x
		}
		ps := []pair{x, fix("b"), {x.k, x}, val(await.Await(a,
			probe.Later(t, "x", fix("c")))), x}
		return fmt.Sprint(ps, x, fix("d"), x.k, val(await.Await(a,
			probe.Later(t, "x", fix("e")))), x), nil
	})
}

// later calls f after a while.
func later(t *probe.T, f func() int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		await.Await(a, probe.Later(t, "lz", 1))
		return f(), nil
	})
}

// CopiesMaps puts entries into maps while their values change.
func CopiesMaps(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := spot{1, 2}
		n := 1
		f := later(t, func() int { n = 50; p.x = 60; return 3 })
		m := map[any]any{n: p, "k": func() int { return n },
			t.I(n): n > 1, spot{n, n}: nil, val(await.Await(a,
				f)): n, "z": p}
		k, ok := m["k"].(func() int)
		delete(m, "k")
		q := map[string]*spot{"a": {n, 1}, "b": &p, "c": nil,
			"d": {val(await.Await(a, probe.Later(t, "q", 1))), n}}
		r := map[string][]spot{"a": {{n, 1}, p}, "b": {p,
			{val(await.Await(a, probe.Later(t, "q", 1))), n}},
			"d": nil}
		s := map[[2]int]map[string]int{
			{n, 1}: {"x": n},
			{1, val(await.Await(a, probe.Later(t, "q", 1)))}: {
				"y": val(await.Await(a, probe.Later(t, "q", 1)))},
		}
		return fmt.Sprint(m, k(), ok, *q["a"], *q["b"], *q["d"],
			r, s, fmt.Sprint(map[int]int{n: n, p.x: p.x}, &p,
				val(await.Await(a, later(t,
					func() int { n++; p.x++; return 3 }))))), nil
	})
}

func init() {
	add("CopiesOnce", CopiesOnce)
	add("CopiesTwice", CopiesTwice)
	add("CopiesPointer", CopiesPointer)
	add("CopiesKinds", CopiesKinds)
	add("CopiesBehind", CopiesBehind)
	add("CopiesParts", CopiesParts)
	add("CopiesAll", CopiesAll)
	add("CopiesShared", CopiesShared)
	add("CopiesLiterals", CopiesLiterals)
	add("CopiesLater", CopiesLater)
	add("CopiesMaps", CopiesMaps)
	add("CopiesLogged", CopiesLogged)
	add("CopiesBig", CopiesBig)
	add("CopiesContexts", CopiesContexts)
	add("CopiesFields", CopiesFields)
}
