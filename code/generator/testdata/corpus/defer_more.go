package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// DeferChild stops three generators that stand in each other: the
// innermost first.
func DeferChild(t *probe.T) generator.Series[int] {
	return nested(t, 3)
}

// nested yields, and yields from one of a level below.
func nested(t *probe.T, level int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("leave", level)
		if level > 0 {
			y.From(nested(t, level-1))
		}
		y.Yield(level)
		t.Log("end", level)
	})
}

// DeferChildPanics has a child panic, and the parent recover.
func DeferChildPanics(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("parent")
		defer func() {
			r := recover()
			if generator.IsStop(r) {
				panic(r)
			}
			t.Log("rescued", r)
		}()
		y.From(failing(t))
	})
}

// failing defers, yields and panics.
func failing(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("child")
		y.Yield(1)
		panic(errNote)
	})
}

// DeferOwn stops, by a deferred call, one that it resumes itself.
func DeferOwn(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := nested(t, 1)
		defer g.Stop()
		for range 2 {
			y.Yield(g.Resume().Yielded)
			t.Log("between")
		}
	})
}

// DeferLoops defers in loops of all kinds, out of which it jumps.
func DeferLoops(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	outer:
		for i := 0; i < 3; i++ {
			defer func() { i++; t.Log("for", i) }()
			for j, s := range []string{"a", "b"} {
				defer t.Log("range", i, j, s)
				y.Yield(10*i + j)
				if i == j {
					continue outer
				}
			}
		}
		n := 0
	again:
		v := n
		defer func() { v *= 2; t.Log("goto", v, n) }()
		if n++; n < 3 {
			goto again
		}
		y.Yield(n)
	})
}

// DeferCases defers in clauses and in verbatim statements.
func DeferCases(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			switch i {
			case 0:
				defer t.Log("zero")
				fallthrough
			case 1:
				defer func(n int) { t.Log("one", n) }(i)
				y.Yield(i)
			default:
				for range 2 {
					if t.B(true) {
						defer t.Log("inner")
					}
				}
				return
			}
		}
	})
}

// DeferNested has deferred calls in deferred calls, of which one
// recovers.
func DeferNested(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer func() {
			defer func() {
				r := recover()
				t.Log("second", r == "again", generator.IsStop(r))
				if generator.IsStop(r) {
					panic(r)
				}
			}()
			r := recover()
			t.Log("first", r)
			if generator.IsStop(r) {
				panic(r)
			}
			panic("again")
		}()
		y.Yield(1)
		panic("once")
	})
}

// DeferMethods defers methods bound to variables, builtins, and
// methods of the package's types.
func DeferMethods(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var r ring
		ch, m := make(chan int, 1), map[int]int{1: 1, 2: 2}
		defer func() {
			_, open := <-ch
			t.Log(open, m, r.used)
		}()
		defer close(ch)
		defer delete(m, t.I(1))
		defer r.Add(t.I(3))
		add := r.Add
		y.Yield(r.used)
		add(4)
		y.Yield(r.used)
	})
}

// DeferArray panics with an array, while a deferred call changes
// the variable that it was.
func DeferArray(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) (n int) {
		a := [2]int{1, 2}
		defer func() { a[0] = 9; n++; t.Log(a, n) }()
		y.Yield(a[0])
		n = 4
		panic(a)
	})
}

// DeferPanicNil panics with nil, which is a panic.
func DeferPanicNil(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer func() {
			r := recover()
			t.Log(r != nil)
			panic(r)
		}()
		y.Yield(1)
		panic(nil)
	})
}

// DeferBelow defers nothing itself, but has a child that does.
func DeferBelow(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 2 {
			y.From(nested(t, i))
			y.Yield(10)
		}
	})
}

func init() {
	add("DeferChild", DeferChild)
	add("DeferChildPanics", DeferChildPanics)
	add("DeferOwn", DeferOwn)
	add("DeferLoops", DeferLoops)
	add("DeferCases", DeferCases)
	add("DeferNested", DeferNested)
	add("DeferMethods", DeferMethods)
	add("DeferArray", DeferArray)
	add("DeferPanicNil", DeferPanicNil)
	add("DeferBelow", DeferBelow)
}
