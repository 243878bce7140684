package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// RangeArray copies the array first: it does not see the writes.
func RangeArray(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a := [3]int{1, 2, 3}
		for i, v := range a {
			a[2] = 10 * (i + 1)
			y.Yield(v)
			a[1] = 99
		}
		t.Log(a)
	})
}

// RangeArrayIndex takes the index alone, and reads for itself.
func RangeArrayIndex(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a := [3]int{1, 2, 3}
		for i := range a {
			y.Yield(a[i])
			a[2]++
		}
		for range a {
			y.Yield(a[2])
			a[2]++
		}
	})
}

// RangeArrayPointer goes over a pointer: it does see the writes.
func RangeArrayPointer(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a := [3]int{1, 2, 3}
		p := &a
		for i, v := range p {
			p[2] = 10 * (i + 1)
			y.Yield(v)
			a[1] = 99
			p = nil
			p = &[3]int{}
		}
		t.Log(a, *p)
	})
}

// RangeArrayNil needs no array to count its places.
func RangeArrayNil(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var p *[2]string
		for i := range p {
			y.Yield(i)
		}
		for i, v := range p {
			y.Yield(i + len(v))
		}
	})
}

// RangeArrayCall copies what a call returns, and what a pointer
// and a struct hold.
func RangeArrayCall(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		r := &ring{at: [4]int{1, 2}, used: 2}
		pair := func() [2]int { return [2]int{t.I(3), 4} }
		for _, v := range pair() {
			y.Yield(v)
		}
		for i, v := range r.at {
			r.Add(100 + i)
			y.Yield(v)
		}
		for i, v := range &r.at {
			r.at[3] = -i
			y.Yield(v)
		}
	})
}

// RangeArrayOfArrays nests ranges over parts of one array.
func RangeArrayOfArrays(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		a := [2][2]int{{1, 2}, {3, 4}}
		for i, row := range a {
			for j, v := range row {
				a[1][1]++
				row[1] = 50
				y.Yield(v)
				t.Log(i, j, row)
			}
		}
		t.Log(a)
	})
}

// RangeArrayCalled wants the length alone of what a call returns,
// which is called all the same.
func RangeArrayCalled(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		pair := func(n int) *[2]int { return &[2]int{t.I(n)} }
		for i := range pair(1) {
			y.Yield(i)
		}
		for range *pair(2) {
			y.Yield(2)
		}
		for i := range [2]int{len(pair(3))} {
			y.Yield(i)
		}
		for i := range [1]int{t.I(4)} {
			y.Yield(i)
		}
	})
}

func init() {
	add("RangeArray", RangeArray)
	add("RangeArrayIndex", RangeArrayIndex)
	add("RangeArrayPointer", RangeArrayPointer)
	add("RangeArrayNil", RangeArrayNil)
	add("RangeArrayCall", RangeArrayCall)
	add("RangeArrayOfArrays", RangeArrayOfArrays)
	add("RangeArrayCalled", RangeArrayCalled)
}
