package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/probe"
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

// GotoCase leaves a case for a label in its own clause.
func GotoCase(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			switch i {
			case 1:
				n := 0
			more:
				y.Yield(n)
				if n++; n < 2 {
					goto more
				}
				fallthrough
			case 2:
				y.Yield(t.I(50 + i))
			}
		}
	})
}

// GotoBlock labels a block, an if and a yield, and goes nowhere
// but to their beginnings.
func GotoBlock(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
	block:
		{
			n := n + 10
			y.Yield(n)
		}
	check:
		if n++; n == 1 {
			goto block
		} else if n == 2 {
			goto check
		}
	yield:
		y.Yield(n)
		if n++; n < 5 {
			goto yield
		}
		t.Log("end", n)
	})
}

func init() {
	add("GotoLoop", GotoLoop)
	add("GotoDeclares", GotoDeclares)
	add("GotoForward", GotoForward)
	add("GotoOut", GotoOut)
	add("GotoInside", GotoInside)
	add("GotoRange", GotoRange)
	add("GotoCase", GotoCase)
	add("GotoBlock", GotoBlock)
}
