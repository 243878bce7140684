package corpus

import (
	"math"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// KeptAddress keeps the address of a variable of each iteration.
func KeptAddress(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var kept []*int
		for i := range 3 {
			x := i * t.I(10)
			kept = append(kept, &x, &i)
			y.Yield(x)
			x++
			i += 5
		}
		for _, p := range kept {
			y.Yield(*p)
		}
	})
}

// KeptSlice keeps a slice of an array of each iteration.
func KeptSlice(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var kept [][]int
		for i := range 3 {
			a := [2]int{i, t.I(i)}
			kept = append(kept, a[:])
			y.Yield(a[0])
			a[1] = 7
		}
		for _, s := range kept {
			y.Yield(s[0] + s[1])
		}
	})
}

// KeptNaN compares what is neither less nor greater.
func KeptNaN(t *probe.T) generator.Series[bool] {
	return generator.New(func(y *generator.Y[bool]) {
		nan := probe.V(t, math.NaN())
		if nan < 1 {
			y.Yield(true)
		}
		if nan == nan {
			y.Yield(true)
		} else if nan >= 1 {
			y.Yield(true)
		}
		for nan > 0 {
			y.Yield(true)
		}
		y.Yield(false)
	})
}

// KeptBlock has in a block, after a yield, a variable of a name
// that means something else after the block.
func KeptBlock(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		list := []int{1, 2}
		v := t.I(1)
		{
			y.Yield(0)
			len, v := t.I(3), "inner"
			t.Log(len, v)
		}
		t.Log(len(list), v)
		v++
		{
			y.Yield(v)
			v := "second"
			t.Log(v)
		}
		y.Yield(v)
	})
}

func init() {
	add("KeptAddress", KeptAddress)
	add("KeptSlice", KeptSlice)
	add("KeptNaN", KeptNaN)
	add("KeptBlock", KeptBlock)
}
