package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ForTwo is the essay's Fibonacci: two variables of one header.
func ForTwo(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := t.I(6)
		for a, b := 0, 1; n > 0; n-- {
			y.Yield(a)
			a, b = b, a+b
		}
	})
}

// ForOrder logs the order of init, condition, body and post.
func ForOrder(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := t.I(0); t.B(i < 3); i += t.I(1) {
			t.Log("body", i)
			y.Yield(i)
			t.Log("body end", i)
		}
		t.Log("end")
	})
}

// ForWhile has a condition alone, and what it reads changes on
// both sides of the yield.
func ForWhile(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 6
		for n > 1 {
			n--
			y.Yield(n)
			n /= 2
			t.Log("half", n)
		}
		y.Yield(n)
	})
}

// ForEver ends by a break; behind it the program goes on.
func ForEver(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
		for {
			y.Yield(i)
			i++
			if i > 2 {
				break
			}
			t.Log("again", i)
		}
		t.Log("out", i)
	})
}

// ForPost has a post statement and no condition.
func ForPost(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
		for ; ; i += t.I(2) {
			if i == 2 {
				continue
			}
			if i > 6 {
				return
			}
			y.Yield(i)
		}
	})
}

// ForNever does not enter its body at all.
func ForNever(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := 0; t.B(i > 0); i++ {
			y.Yield(i)
		}
		y.Yield(t.I(9))
		for range t.I(0) {
			y.Yield(1)
		}
	})
}

// ForNested has both loops yield, and the inner one depend on the
// outer one's variable.
func ForNested(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := 0; i < 3; i++ {
			for j := i; j < 3; j++ {
				y.Yield(i*10 + j)
				t.Log(i, j)
			}
			y.Yield(-i)
		}
	})
}

// ForContinue skips by continue, which must not skip the post.
func ForContinue(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := 0; i < 5; i++ {
			if i%2 == 1 {
				t.Log("skip", i)
				continue
			}
			y.Yield(i)
			if i == 2 {
				continue
			}
			t.Log("tail", i)
		}
	})
}

// ForShadow shadows the variable in the body, across a yield.
func ForShadow(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := 0; i < t.I(3); i++ {
			i := i * 2
			y.Yield(i)
			i++
			t.Log("after", i)
		}
	})
}

// ForField counts in a field, up to an element of a slice.
func ForField(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var p struct{ n int }
		s := []int{0, 5}
		for p.n, s[0] = 1, 3; p.n < s[0]; p.n, s[1] = p.n+1, 2 {
			y.Yield(p.n)
		}
		t.Log(p.n, s)
	})
}

// ForDead has code that is never reached, around its yields.
func ForDead(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			y.Yield(i)
			if t.B(i < 1) {
				continue
			} else {
				break
			}
		}
		for {
			y.Yield(7)
			t.Log("once")
			return
		}
	})
}

func init() {
	add("ForTwo", ForTwo)
	add("ForOrder", ForOrder)
	add("ForWhile", ForWhile)
	add("ForEver", ForEver)
	add("ForPost", ForPost)
	add("ForNever", ForNever)
	add("ForNested", ForNested)
	add("ForContinue", ForContinue)
	add("ForShadow", ForShadow)
	add("ForField", ForField)
	add("ForDead", ForDead)
}
