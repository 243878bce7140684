package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// tree is a node with its children.
type tree struct {
	left, right *tree
	v           int
}

// leaf is a node without children.
func leaf(v int) *tree { return &tree{v: v} }

// sample is a tree of five.
func sample() *tree {
	l := &tree{leaf(1), leaf(3), 2}
	return &tree{l, leaf(5), 4}
}

// FromTree goes through a tree, recursively.
func FromTree(t *probe.T) generator.Series[int] {
	return walk(t, sample(), 0)
}

// walk yields the tree's values from left to right.
func walk(t *probe.T, n *tree, depth int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		if n == nil {
			return
		}
		y.From(walk(t, n.left, depth+1))
		t.Log("depth", depth)
		y.Yield(n.v)
		y.From(walk(t, n.right, depth+1))
		t.Log("up", n.v)
	})
}

// FromMethod is the same as a method, on nil too.
func FromMethod(t *probe.T) generator.Series[int] {
	return sample().down()
}

// down yields the tree's values from the root down.
func (n *tree) down() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for ; n != nil; n = n.right {
			y.Yield(n.v)
			y.From(n.left.down())
		}
	})
}

// FromMutual has two generators that yield from each other.
func FromMutual(t *probe.T) generator.Series[int] {
	return even(t, 4)
}

// even is n and what is odd below.
func even(t *probe.T, n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(n)
		if n > 0 {
			y.From(odd(t, n-1))
		}
		t.Log("even", n)
	})
}

// odd is n and what is even below.
func odd(t *probe.T, n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.From(even(t, n-1))
		y.Yield(n)
		t.Log("odd", n)
	})
}

// FromArgs calls for the arguments of a child once and in order,
// those that it ignores too.
func FromArgs(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 2 {
			y.From(ignores(t.I(i), t.S("x"), t, t.I(7), t.I(8)))
			t.Log("after", i)
		}
	})
}

// ignores yields its last parameter, and assigns it.
func ignores(_ int, _ string, t *probe.T, a,
	n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		inc := func() { n++ }
		inc()
		y.Yield(n)
		inc()
		t.Log(n)
	})
}

// FromChosen yields from a child in a variable, in a slice, and
// from one that has begun.
func FromChosen(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		g := even(t, 0)
		y.From(g)
		list := []generator.Series[int]{even(t, 2), odd(t, 1)}
		t.Log(list[0].Resume())
		for _, g := range list {
			y.From(g)
			t.Log("done")
		}
		for range drain(count(t, 1, 2)) {
			y.From(count(t, 5, t.I(2)))
		}
	})
}

// FromFirst ends when its child panics, and at no other time.
func FromFirst(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.From(count(t, 1, 0))
		y.Yield(0)
		y.From(breaks(t, 1))
		t.Log("not reached")
	})
}

// breaks yields n, and divides by what is less.
func breaks(t *probe.T, n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(n)
		n--
		t.Log("breaking")
		y.Yield(10 / n)
	})
}

// FromShadowed has a child's name shadowed by its generator.
func FromShadowed(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 2
		even := even(t, n)
		n = 9
		y.Yield(n)
		y.From(even)
		{
			n := odd
			y.From(n(t, 1))
		}
		t.Log(n)
	})
}

// FromNil yields from nothing at all, which is a mistake.
func FromNil(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("deferred")
		y.Yield(1)
		y.From(nil)
	})
}

func init() {
	add("FromTree", FromTree)
	add("FromMethod", FromMethod)
	add("FromMutual", FromMutual)
	add("FromArgs", FromArgs)
	add("FromChosen", FromChosen)
	add("FromFirst", FromFirst)
	add("FromShadowed", FromShadowed)
	add("FromNil", FromNil)
}
