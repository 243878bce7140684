package corpus

import (
	"slices"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// GotoLoop is a loop without for.
func GotoLoop(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		i := 0
	again:
		y.Yield(i)
		i++
		if t.B(i < 3) {
			goto again
		}
		t.Log("end", i)
	})
}

// GotoDeclares jumps back over a declaration: the variable is a
// new one each time, and the closures keep the old ones.
func GotoDeclares(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		n := 0
	again:
		v := n * 10
		var zero int
		fs = append(fs, func() int { v++; return v })
		y.Yield(v)
		v++
		zero++
		t.Log(v, zero)
		if n++; n < 3 {
			goto again
		}
		for _, f := range fs {
			y.Yield(f())
		}
	})
}

// GotoForward skips a yield, and goes into no block.
func GotoForward(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
	top:
		if n == 1 {
			goto skip
		}
		y.Yield(n)
	skip:
		n++
		if n < 3 {
			goto top
		}
		goto end
	end:
		t.Log("end", n)
	})
}

// GotoOut leaves nested loops and a switch, from statements that
// do not yield themselves.
func GotoOut(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		tries := 0
	retry:
		for i := range 3 {
			y.Yield(i)
			for j := range 3 {
				switch {
				case tries == 0 && i == 1:
					tries++
					goto retry
				case i == 2 && j == 1:
					goto done
				}
			}
			t.Log("tail", i)
		}
		t.Log("not reached")
	done:
		y.Yield(100 + tries)
	})
}

// GotoInside jumps within a loop's body, over and over.
func GotoInside(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			n := i
		more:
			y.Yield(10*i + n)
			if n > 0 {
				n--
				goto more
			}
			t.Log("body", i)
		}
	})
}

// GotoRange jumps back to a range, which then begins anew.
func GotoRange(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := []int{1, 2, 3}
	again:
		for i, v := range s {
			y.Yield(v)
			if v == 2 {
				s = append(s[:i], 20, 30)
				goto again
			}
		}
		t.Log(s)
	})
}

// GotoRangeFunc jumps to a loop that is called back, whose label
// its own break needs too.
func GotoRangeFunc(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
	L:
		for i := range slices.All([]int{7, 8, 9}) {
			if t.Log("i", i, n); i > n {
				break L
			}
		}
		y.Yield(n)
		if n++; n < 4 {
			goto L
		}
	})
}

func init() {
	add("GotoLoop", GotoLoop)
	add("GotoDeclares", GotoDeclares)
	add("GotoForward", GotoForward)
	add("GotoOut", GotoOut)
	add("GotoInside", GotoInside)
	add("GotoRange", GotoRange)
	add("GotoRangeFunc", GotoRangeFunc)
}
