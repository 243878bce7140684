package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// SwitchBreak breaks out of clauses before and after a yield, and
// continues the loop around.
func SwitchBreak(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 5 {
			switch {
			case i == 0:
				if t.B(true) {
					break
				}
				y.Yield(-1)
			case i == 1:
				y.Yield(i)
				if t.B(true) {
					break
				}
				t.Log("not reached")
			case i == 2:
				y.Yield(i)
				continue
			default:
				y.Yield(10 * i)
			}
			t.Log("below", i)
		}
	})
}

// SwitchNested has a switch in a clause, whose break is its own.
func SwitchNested(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 6 {
			switch i / 3 {
			case 0:
				switch i % 3 {
				case 0:
					y.Yield(i)
				case 1:
					break
				default:
					y.Yield(100)
					break
				}
				t.Log("inner done", i)
			case 1:
				switch {
				case i%3 == 2:
					y.Yield(i)
				}
				fallthrough
			default:
				y.Yield(-i)
			}
		}
	})
}

// SwitchOnce chooses by a variable that changes during the yield.
func SwitchOnce(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x := 0
		next := func() int { x++; return x }
		for range 3 {
			switch next() {
			case 1, 2:
				y.Yield(x)
				x += 0
			case next():
				y.Yield(1000 + x)
			default:
				y.Yield(-x)
			}
			t.Log(x)
		}
	})
}

// SwitchConst compares constants that are runes, shifts and hex.
func SwitchConst(t *probe.T) generator.Series[uint8] {
	return generator.New(func(y *generator.Y[uint8]) {
		for c := uint8('a'); c < 'e'; c++ {
			switch c {
			case 'a':
				y.Yield(c)
			case 1<<6 + 34, 0x63:
				y.Yield(c - 'a')
			default:
				t.Log("default", c)
			}
		}
	})
}

// SwitchAny compares interfaces: of different types is unequal,
// of one that cannot be compared is a panic.
func SwitchAny(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		list := []any{1, int8(1), "1", nil, [2]int{1, 2}, []int{}}
		for i, v := range list {
			switch v {
			case "1":
				y.Yield(10 + i)
			case 1, nil:
				y.Yield(20 + i)
			case [2]int{1, 2}:
				y.Yield(30 + i)
			case probe.V[any](t, list[len(list)-1]):
				y.Yield(40 + i)
			default:
				y.Yield(50 + i)
			}
		}
	})
}

// SwitchOneArm yields in a clause that is rarely taken, and does
// not in the others.
func SwitchOneArm(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		sum := 0
		for i := range 8 {
			switch v := i * i; {
			case v%2 == 1:
				sum += v
			case v == 16:
				y.Yield(sum)
				sum = v
			default:
				sum -= v
			}
		}
		t.Log(sum)
	})
}

func init() {
	add("SwitchBreak", SwitchBreak)
	add("SwitchNested", SwitchNested)
	add("SwitchOnce", SwitchOnce)
	add("SwitchConst", SwitchConst)
	add("SwitchAny", SwitchAny)
	add("SwitchOneArm", SwitchOneArm)
}
