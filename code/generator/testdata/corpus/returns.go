package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ReturnEarly returns a result out of loops and switches.
func ReturnEarly(t *probe.T) generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) string {
		for i := range 5 {
			for j := 0; ; j++ {
				y.Yield(10*i + j)
				switch {
				case i == 2:
					return t.S("two")
				case j == i:
					t.Log("next")
				default:
					continue
				}
				break
			}
		}
		return "end"
	})
}

// ReturnVerbatim returns out of statements that do not yield.
func ReturnVerbatim(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) int {
		for n := 1; ; n *= 3 {
			y.Yield(n)
			for i := range upTo(n) {
				if i*i > 60 {
					return t.I(i)
				}
			}
		}
	})
}

// ReturnEndless never comes to its end, though it has returns.
func ReturnEndless(t *probe.T) generator.Generator[int, error] {
	return generator.Returning(func(y *generator.Y[int]) error {
		y.Yield(1)
		for t.B(true) {
			y.Yield(2)
			if t.B(true) {
				return errNote
			}
		}
		panic("not reached")
	})
}

// ReturnArms ends in an if whose arms all return.
func ReturnArms(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) int {
		n := t.I(3)
		y.Yield(n)
		if n > 3 {
			return 1
		} else if y.Yield(n + 1); n == 3 {
			return n * n
		} else {
			y.Yield(0)
			return 2
		}
	})
}

// ReturnCases ends in a switch whose clauses all leave.
func ReturnCases(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) int {
		n := 0
	again:
		switch n++; {
		case n < 3:
			y.Yield(n)
			goto again
		case n == 3:
			y.Yield(t.I(-n))
			fallthrough
		default:
			return n
		}
	})
}

// ReturnNamed assigns its result, and returns bare.
func ReturnNamed(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) (n int) {
		for i := range 9 {
			n += i
			y.Yield(n)
			if n > 5 {
				return
			}
		}
		return -1
	})
}

// ReturnShadowed shadows its result, that a closure has captured.
func ReturnShadowed(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) (r int) {
		get := func() int { return r }
		{
			r := 5
			y.Yield(r + get())
			r++
			t.Log(r)
		}
		p := &r
		*p = 20
		y.Yield(get())
		r++
		if r := r * 2; r > 0 {
			y.Yield(r)
			return r + get()
		}
		return
	})
}

// ReturnClosure returns a closure over variables that lived
// across yields: they outlive the generator.
func ReturnClosure(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := counting(3)
		defer g.Stop()
		for s := g.Resume(); ; s = g.Resume() {
			if s.Complete {
				t.Log(s.Result(), s.Result())
				break
			}
			y.Yield(s.Yielded)
		}
	})
}

// counting is a generator for ReturnClosure.
func counting(n int) generator.Generator[int, func() int] {
	return generator.Returning(
		func(y *generator.Y[int]) func() int {
			sum := 0
			for i := range n {
				sum += i
				y.Yield(i)
			}
			return func() int { sum *= 2; return sum + n }
		})
}

// ReturnStruct returns several values in one.
func ReturnStruct(t *probe.T) generator.Generator[int, duo] {
	return generator.Returning(func(y *generator.Y[int]) duo {
		d := duo{n: t.I(1)}
		y.Yield(d.n)
		d.s = "set"
		y.Yield(len(d.s))
		return duo{s: d.s + "!", n: d.n + t.I(4)}
	})
}

// duo is a number and a text.
type duo struct {
	n int
	s string
}

// ReturnNothing yields nothing, and has a result at once.
func ReturnNothing(t *probe.T) generator.Generator[int, []int] {
	return generator.Returning(func(y *generator.Y[int]) []int {
		t.Log("once")
		return append([]int(nil), t.I(1))
	})
}

func init() {
	add("ReturnEarly", ReturnEarly)
	add("ReturnVerbatim", ReturnVerbatim)
	add("ReturnEndless", ReturnEndless)
	add("ReturnArms", ReturnArms)
	add("ReturnCases", ReturnCases)
	add("ReturnNamed", ReturnNamed)
	add("ReturnShadowed", ReturnShadowed)
	add("ReturnClosure", ReturnClosure)
	add("ReturnStruct", ReturnStruct)
	add("ReturnNothing", ReturnNothing)
}
