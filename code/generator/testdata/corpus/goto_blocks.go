package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

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

// GotoLoops goes to a loop that has begun, and to its end.
func GotoLoops(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := 0
	begin:
		for i := 0; i < 2; i++ {
			f := func() int { n++; return n }
			if f() == 2 {
				goto begin
			}
			y.Yield(n)
			for {
				if n > 3 {
					goto out
				}
				break
			}
			continue
		out:
			t.Log("out", i)
		}
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

func init() {
	add("GotoBlock", GotoBlock)
	add("GotoLoops", GotoLoops)
	add("GotoCase", GotoCase)
}
