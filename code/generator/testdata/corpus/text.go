package corpus

import (
	"slices"
	"time"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// TextComment has text that reads as the comments do by which the
// compiler keeps track of lines.
func TextComment(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		y.Yield(t.S(`a
//line 7

//line 0
b`))
	})
}

// TextHidden has names of packages that mean something else where
// they are needed: to recover, and to say what is kept.
func TextHidden(t *probe.T) generator.Series[string] {
	return textHidden(t, "x")
}

type recovering struct{ t *probe.T }

// Run recovers.
func (r recovering) Run(n int) { r.t.Log("recovers", recover(), n) }

func textHidden[time any](
	t *probe.T, x time) generator.Series[time] {
	return generator.New(func(y *generator.Y[time]) {
		d := second()
		y.Yield(x)
		t.Log(d)
		{
			generator := any(recovering{t}).(interface{ Run(int) })
			recover := 3
			defer generator.Run(recover)
		}
		panic("on its way")
	})
}

func second() time.Duration { return time.Second }

// DeferLabel has a name of Go's where it defers, in a loop with a
// label that stays what it is.
func DeferLabel(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(1)
	loop:
		for error := range slices.Values([]int{2, 3, 4}) {
			defer t.Log("deferred", error)
			if error == 3 {
				continue loop
			}
			t.Log("end of", error)
		}
	})
}

func init() {
	add("TextComment", TextComment)
	add("DeferLabel", DeferLabel)
	add("TextHidden", TextHidden)
}
