package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// Receiver is a value: what happens to the variable later, the
// generator does not see.
func Receiver(t *probe.T) generator.Series[int] {
	g := gauge(5)
	s := g.fall(t)
	g = 100
	return s
}

// fall yields g until it is zero.
func (g gauge) fall(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for ; g > 0; g -= 2 {
			y.Yield(g.read())
			g.move(1)
			t.Log(g)
		}
	})
}

// ReceiverPointer is a pointer: both see what happens.
func ReceiverPointer(t *probe.T) generator.Series[int] {
	r := &ring{}
	s := r.fill(t)
	r.Add(50)
	return s
}

// fill adds to the ring, and yields how many it has.
func (r *ring) fill(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for range 3 {
			r.Add(t.I(r.Len()))
			y.Yield(r.used)
		}
		t.Log(*r)
	})
}

// Variadic has none, one and many of a last parameter.
func Variadic(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.From(variadic(t))
		y.From(variadic(t, 5))
		s := []int{6, 7}
		y.From(variadic(t, s...))
		t.Log(s)
	})
}

// variadic yields what it is given, and writes into it.
func variadic(t *probe.T, n ...int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		t.Log(n == nil, len(n))
		for i := range n {
			y.Yield(n[i])
			n[i] = -1
		}
	})
}

func init() {
	add("Receiver", Receiver)
	add("ReceiverPointer", ReceiverPointer)
	add("Variadic", Variadic)
}
