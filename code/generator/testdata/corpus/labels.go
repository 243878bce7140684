package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// LabelTwo breaks and continues the outer loop from the inner.
func LabelTwo(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	outer:
		for i := 0; i < 4; i++ {
			for j := 0; ; j++ {
				y.Yield(10*i + j)
				if j == 1 {
					continue outer
				}
				if i == 2 {
					break outer
				}
				t.Log("inner", i, j)
			}
		}
		t.Log("end")
	})
}

// LabelThree jumps out of loops of three kinds.
func LabelThree(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	a:
		for i := range 3 {
		b:
			for j, s := range []string{"x", "y", "z"} {
				for k := 0; ; k++ {
					y.Yield(100*i + 10*j + k)
					switch {
					case k < j:
						continue
					case s == "y":
						continue a
					case i == 2:
						break a
					case j == 0:
						continue b
					}
					break b
				}
			}
		}
		t.Log("end")
	})
}

// LabelVerbatim leaves loops that yield out of loops that do not.
func LabelVerbatim(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	outer:
		for i := range 6 {
			y.Yield(i)
			for j := range 6 {
				switch {
				case i == 1 && j == 1:
					continue outer
				case i == 4:
					break outer
				case j > 2:
					break
				default:
					continue
				}
				t.Log("inner", i, j)
				break
			}
			t.Log("tail", i)
		}
		t.Log("end")
	})
}

// LabelReturn returns out of loops and switches without a yield.
func LabelReturn(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 5 {
			y.Yield(i)
			for j := range 5 {
				switch i * j {
				case 6:
					t.Log("return", i, j)
					return
				}
			}
			t.Log("tail", i)
		}
	})
}

// LabelSwitch breaks out of a labelled switch from a loop in it,
// and out of a loop from a switch in it.
func LabelSwitch(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	choose:
		switch t.I(2) {
		case 2:
			for i := range 5 {
				y.Yield(i)
				if i == 1 {
					break choose
				}
			}
			t.Log("not reached")
		}
	loop:
		for i := range 5 {
			switch y.Yield(i); i {
			case 1:
				break
			case 2:
				break loop
			}
			t.Log("below", i)
		}
		t.Log("end")
	})
}

// LabelAgain uses one label in a loop without a yield, and names
// that differ in case only beside it.
func LabelAgain(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	Next:
		for i := range 3 {
		next:
			for j := range 3 {
				for range 2 {
					if j == 1 {
						continue next
					}
					if i == 1 {
						continue Next
					}
				}
				t.Log(i, j)
			}
			y.Yield(i)
		}
	})
}

func init() {
	add("LabelTwo", LabelTwo)
	add("LabelThree", LabelThree)
	add("LabelVerbatim", LabelVerbatim)
	add("LabelReturn", LabelReturn)
	add("LabelSwitch", LabelSwitch)
	add("LabelAgain", LabelAgain)
}
