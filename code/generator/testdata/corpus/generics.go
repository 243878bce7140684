package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// number is a type one can count with.
type number interface{ ~int | ~uint8 | ~float64 }

// GenericCount counts in any type.
func GenericCount(t *probe.T) generator.Series[float64] {
	return generator.New(func(y *generator.Y[float64]) {
		for _, f := range drain(count(t, 0.5, 3)) {
			y.Yield(f)
			t.Log(f)
		}
		for _, b := range drain(count[uint8](t, 254, 4)) {
			t.Log(b)
		}
		y.Yield(1)
	})
}

// count is n numbers from start.
func count[N number](t *probe.T, start N,
	n int) generator.Series[N] {
	return generator.New(func(y *generator.Y[N]) {
		var last N
		for range n {
			y.Yield(start)
			last, start = start, start+1
		}
		t.Log("last", last)
	})
}

// drain makes a slice of all that g yields.
func drain[T any](g generator.Series[T]) []T {
	var all []T
	for s := g.Resume(); !s.Complete; s = g.Resume() {
		all = append(all, s.Yielded)
	}
	return all
}

// GenericPairs has two type parameters, of which one is a slice.
func GenericPairs(t *probe.T) generator.Series[string] {
	return pairing(t, trio("ab"), "x", "y")
}

// pairing pairs the elements of s with those of more.
func pairing[S ~[]E, E, F any](t *probe.T, s S,
	more ...F) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		var zero E
		for i, e := range s {
			p := couples[E, F]{e, more[i]}.swap()
			f := func() E { e = zero; return e }
			y.Yield("pair")
			t.Log(p, f(), e)
		}
		s = append(s, zero)
		t.Log(len(s))
	})
}

// couples is two values of two types.
type couples[A, B any] struct {
	a A
	b B
}

// swap is the two the other way round.
func (c couples[A, B]) swap() couples[B, A] {
	return couples[B, A]{c.b, c.a}
}

// GenericSwitch asks for the type that a parameter stands for.
func GenericSwitch(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		y.From(kindOf(t, 5))
		y.From(kindOf(t, "text"))
		y.From(kindOf(t, []bool{true}))
	})
}

// kindOf says what v is.
func kindOf[V any](t *probe.T, v V) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		switch x := any(v).(type) {
		case int:
			y.Yield("int")
			t.Log(x + 1)
		case string:
			y.Yield("string")
			t.Log(x + "!")
		case V:
			y.Yield("V")
			t.Log(x)
		}
		p := &v
		y.Yield("end")
		t.Log(*p)
	})
}

// GenericPointer calls methods of the pointer to a parameter.
func GenericPointer(t *probe.T) generator.Series[int] {
	return moved[gauge](t, 4)
}

// moved moves a zero P by n, twice.
func moved[G any, P interface {
	*G
	move(int)
}](t *probe.T, n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var g G
		for i := range 2 {
			P(&g).move(n)
			y.Yield(i)
			t.Log(g)
		}
	})
}

// GenericStack has a method of a generic type, whose receiver is
// a pointer: it takes away while the generator goes on.
func GenericStack(t *probe.T) generator.Series[string] {
	s := &stack[string]{items: []string{"a", "b", "c"}}
	return s.Pop(t)
}

// stack is a stack.
type stack[E any] struct{ items []E }

// Pop takes one after the other from the top.
func (s *stack[E]) Pop(t *probe.T) generator.Series[E] {
	return generator.New(func(y *generator.Y[E]) {
		for n := len(s.items); n > 0; n = len(s.items) {
			top := s.items[n-1]
			s.items = s.items[:n-1]
			y.Yield(top)
			t.Log(len(s.items), top)
		}
	})
}

func init() {
	add("GenericCount", GenericCount)
	add("GenericPairs", GenericPairs)
	add("GenericSwitch", GenericSwitch)
	add("GenericPointer", GenericPointer)
	add("GenericStack", GenericStack)
}
