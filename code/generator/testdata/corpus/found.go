package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// The programs of this file were found by the random ones, and
// made small, or are here since a broken compiler passed without
// them.

// LocalCopied declares a type and constants in blocks that do not
// suspend.
func LocalCopied(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		type point struct{ x int }
		last := point{1}
		for i := range 2 {
			y.Yield(last.x)
			if t.B(i == 1) {
				type point struct{ y, z string }
				const k = 7
				p := point{"a", "b"}
				t.Log(p.y, p.z, k)
				last.x += k
			} else {
				const k = 8
				last.x += k
			}
		}
		y.Yield(last.x)
	})
}

// ArrayLength declares an array of which only the length is ever
// used.
func ArrayLength(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a := [2]int{t.I(1)}
		p := &[3]int{t.I(2)}
		for i := range a {
			y.Yield(i)
		}
		for range p {
			y.Yield(7)
		}
		var none *struct{ list [2]int }
		for i := range none.list {
			y.Yield(i)
		}
	})
}

// ReturnSeen sets its result by a return, and by nothing else; a
// deferred call that was there before sees it.
func ReturnSeen(t *probe.T) generator.Generator[int, int] {
	return generator.Returning(func(y *generator.Y[int]) (r int) {
		defer func() { t.Log("result", r) }()
		y.Yield(t.I(1))
		return t.I(5)
	})
}

// RangeAddress keeps the addresses of keys that nobody assigns.
func RangeAddress(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var all []*int
		for i := range 3 {
			all = append(all, &i)
			y.Yield(i)
		}
		for i := range []string{"a", "b"} {
			all = append(all, &i)
			y.Yield(i)
		}
		for _, p := range all {
			t.Log(*p)
			*p = 0
		}
	})
}

// A named logs what it was when it was deferred.
type named struct {
	t    *probe.T
	name string
}

func (n named) log(args ...any) { n.t.Log(n.name, args) }

// DeferReceiver defers methods of a variable that changes.
func DeferReceiver(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n := named{t, "first"}
		defer n.log(t.I(1))
		y.Yield(1)
		n.name = "second"
		defer n.log(t.I(2))
		n = named{t, "third"}
		y.Yield(2)
	})
}

func init() {
	add("ArrayLength", ArrayLength)
	add("ReturnSeen", ReturnSeen)
	add("RangeAddress", RangeAddress)
	add("LocalCopied", LocalCopied)
	add("DeferReceiver", DeferReceiver)
}
