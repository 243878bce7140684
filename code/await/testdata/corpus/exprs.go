package corpus

import (
	"errors"
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

// val is the value of an answer, without its error.
func val[T any](v T, err error) T { return v }

type number int

func (n number) plus(m int) int { return int(n) + m }

type point struct{ x, y int }

func (p *point) move(d int) *point { p.x += d; return p }

// ExprArgs has awaits as arguments, mixed with calls that log.
func ExprArgs(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		s := fmt.Sprint(t.I(1), val(await.Await(a, probe.Later(t, "a", 2))),
			t.I(3), val(await.Await(a, probe.Later(t, "b", 4))), t.I(5))
		return s, nil
	})
}

// ExprSum adds what calls have changed meanwhile.
func ExprSum(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		x := 1
		set := func(n int) int { x = n; return n }
		n := set(10) + val(await.Await(a, probe.Later(t, "a", 100))) + set(1000)
		t.Log(n, x)
		n = val(await.Await(a, probe.Later(t, "b", 1)))*10 - t.I(n)
		return -n + x, nil
	})
}

// ExprCallee awaits the function that is called.
func ExprCallee(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		f := func(n int) int { t.Log("f", n); return n + 1 }
		n := val(await.Await(a, probe.Later(t, "f", f)))(t.I(4))
		m := val(await.Await(a, probe.Later(t, "n", number(3)))).plus(t.I(n))
		p := &point{}
		p.move(t.I(1)).move(val(await.Await(a, probe.Later(t, "d", 5)))).move(t.I(2))
		return m + p.x, nil
	})
}

// ExprIndex awaits indices, bounds, keys and pointers.
func ExprIndex(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		list := []int{10, 20, 30, 40}
		x := list[val(await.Await(a, probe.Later(t, "i", 2)))]
		sub := list[t.I(1):val(await.Await(a, probe.Later(t, "j", 3)))]
		n := 7
		q := *val(await.Await(a, probe.Later(t, "p", &n)))
		m := map[string]int{"k": 5}
		v, ok := m[val(await.Await(a, probe.Later(t, "key", "k")))]
		_, no := m[val(await.Await(a, probe.Later(t, "none", "?")))]
		return fmt.Sprint(x, sub, q, v, ok, no), nil
	})
}

// ExprLiteral awaits inside composite literals.
func ExprLiteral(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := point{x: t.I(1), y: val(await.Await(a, probe.Later(t, "y", 2)))}
		l := []int{t.I(3), val(await.Await(a, probe.Later(t, "l", 4))), 5: t.I(5)}
		m := map[string]int{
			val(await.Await(a, probe.Later(t, "k", "one"))): t.I(1),
			t.S("two"): val(await.Await(a, probe.Later(t, "v", 2))),
		}
		q := &point{val(await.Await(a, probe.Later(t, "q", 8))), t.I(9)}
		return fmt.Sprint(p, l, len(m), m["one"], m["two"], *q), nil
	})
}

// ExprConvert awaits in conversions, assertions and unary
// operators.
func ExprConvert(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		f := float64(val(await.Await(a, probe.Later(t, "f", 3)))) / 2
		s := val(await.Await(a, probe.Later[any](t, "s", "text"))).(string)
		n, ok := val(await.Await(a, probe.Later[any](t, "n", 1))).(string)
		b := !val(await.Await(a, probe.Later(t, "b", false)))
		c := ^val(await.Await(a, probe.Later(t, "c", 1)))
		return fmt.Sprint(f, s, n, ok, b, c), nil
	})
}

// ExprAnd goes through all truths of && and ||.
func ExprAnd(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 0
		for i := range 8 {
			x, y, z := i&1 != 0, i&2 != 0, i&4 != 0
			if val(await.Await(a, probe.Later(t, "x", x))) && t.B(y) ||
				val(await.Await(a, probe.Later(t, "z", z))) {
				n |= 1 << i
			}
			if t.B(x) && (val(await.Await(a, probe.Later(t, "y", y))) || t.B(z)) {
				n |= 256 << i
			}
			ok := t.B(x) || t.B(y) && val(await.Await(a, probe.Later(t, "w", z)))
			if !(ok && x) {
				n++
			}
		}
		return n, nil
	})
}

// ExprLeft assigns to places that are awaited.
func ExprLeft(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		list, p := make([]int, 4), &point{}
		at := func() *point { t.Log("at"); return p }
		list[t.I(1)], at().y = val(await.Await(a, probe.Later(t, "v", 7))), t.I(8)
		list[val(await.Await(a, probe.Later(t, "i", 2)))] = t.I(9)
		list[t.I(1)] += val(await.Await(a, probe.Later(t, "add", 100)))
		list[val(await.Await(a, probe.Later(t, "inc", 0)))]++
		at().x -= val(await.Await(a, probe.Later(t, "sub", 5)))
		*at() = point{p.x * 2, val(await.Await(a, probe.Later(t, "y", 1)))}
		return fmt.Sprint(list, *p), nil
	})
}

// ExprTuple passes both values of an answer on.
func ExprTuple(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		s := fmt.Sprint(await.Await(a, probe.Later(t, "one", 1)))
		var v, err = await.Await(a, probe.Fails[int](t, "two"))
		var w int
		w, err = await.Await(a, probe.Later(t, "three", 3))
		_, err2 := await.Await(a, probe.Fails[string](t, "four"))
		return fmt.Sprint(s, v, w, err, err2), nil
	})
}

// ExprNested awaits what it has awaited.
func ExprNested(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		inner := probe.Later(t, "inner", 4)
		return await.Await(a, val(await.Await(a, probe.Later(t, "outer", inner))))
	})
}

// ExprReceive receives before an await.
func ExprReceive(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		c := make(chan int, 3)
		c <- 1
		c <- 2
		n := <-c*100 + val(await.Await(a, probe.Later(t, "a", 10))) + <-c
		c <- val(await.Await(a, probe.Later(t, "b", 5)))
		return n + <-val(await.Await(a, probe.Later(t, "c", c))), nil
	})
}

// ExprConstant mixes with constants that have no type yet.
func ExprConstant(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		var f float32 = 1 << 3 * 0.5
		f += 2.5 + val(await.Await(a, probe.Later(t, "f", float32(1))))
		var e error
		same := e == nil && val(await.Await(a, probe.Later[error](t, "nil", nil))) == nil
		n := uint8(1)<<val(await.Await(a, probe.Later(t, "s", 3))) | 1
		return fmt.Sprint(f, same, n), nil
	})
}

// ExprBetween has calls around an await, before another one.
func ExprBetween(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		s := fmt.Sprint(t.I(1+val(await.Await(a, probe.Later(t, "a", 1)))),
			t.I(5), val(await.Await(a, probe.Later(t, "b", 3))), t.I(7))
		if t.B(val(await.Await(a, probe.Later(t, "c", true)))) ==
			(t.B(true) && val(await.Await(a, probe.Later(t, "d", true)))) {
			s += "!"
		}
		return s, nil
	})
}

type truth bool

// ExprTruth has conditions of a type of its own.
func ExprTruth(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		var x truth = true
		var y truth = x && val(await.Await(a, probe.Later(t, "y", truth(true))))
		if z := val(await.Await(a, probe.Later(t, "z", truth(false)))) || y; z {
			return 1, nil
		}
		return 0, nil
	})
}

// ExprPanic fails in the middle of an expression, after an await.
func ExprPanic(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		var list []int
		defer t.Log("deferred")
		return t.I(1) + val(await.Await(a, probe.Later(t, "a", 1))) + list[t.I(0)], nil
	})
}

// ExprErrors joins what failed.
func ExprErrors(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		_, err := await.Await(a, probe.Fails[int](t, "one"))
		return 0, errors.Join(err, func() error {
			t.Log("literal")
			return err
		}(), errOf(await.Await(a, probe.Fails[int](t, "two"))))
	})
}

func errOf[T any](v T, err error) error { return err }

func init() {
	add("ExprArgs", ExprArgs)
	add("ExprSum", ExprSum)
	add("ExprCallee", ExprCallee)
	add("ExprIndex", ExprIndex)
	add("ExprLiteral", ExprLiteral)
	add("ExprConvert", ExprConvert)
	add("ExprAnd", ExprAnd)
	add("ExprLeft", ExprLeft)
	add("ExprTuple", ExprTuple)
	add("ExprNested", ExprNested)
	add("ExprReceive", ExprReceive)
	add("ExprConstant", ExprConstant)
	add("ExprTruth", ExprTruth)
	add("ExprBetween", ExprBetween)
	add("ExprPanic", ExprPanic)
	add("ExprErrors", ExprErrors)
}
