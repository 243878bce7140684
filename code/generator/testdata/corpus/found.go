package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// The programs of this file were found by the random ones, and
// made small.

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

func init() {
	add("LocalCopied", LocalCopied)
}
