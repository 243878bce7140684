package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// RangeString goes over runes of one to four bytes, and over
// bytes that are none.
func RangeString(t *probe.T) generator.Series[rune] {
	return generator.New(func(y *generator.Y[rune]) {
		for i, r := range t.S("aé€😀\xff\xc3b") {
			t.Log("at", i)
			y.Yield(r)
			r++
			t.Log(i, r)
		}
	})
}

// RangeStringIndex wants the places of the runes alone.
func RangeStringIndex(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s := "€€x"
		for i := range s {
			y.Yield(i)
			s = "another string"
		}
		for range "é\xff" {
			y.Yield(len(s))
		}
		for i := range "" {
			y.Yield(i)
		}
	})
}

// word is a string with a name.
type word string

// RangeStringOuter assigns, over a string of a named type.
func RangeStringOuter(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var i int
		var r [1]rune
		for i, r[0] = range word("žü") {
			y.Yield(i)
			t.Log(r)
		}
		for _, r[0] = range word("q") {
			y.Yield(int(r[0]))
		}
		t.Log(i, r)
	})
}

// RangeStringWords cuts a text, with closures over each piece.
func RangeStringWords(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		text, start := "to be or", 0
		var fs []func() string
		for i, r := range text {
			if r != ' ' {
				continue
			}
			piece := text[start:i]
			fs = append(fs, func() string {
				return piece + string(r)
			})
			y.Yield(piece)
			start = i + 1
		}
		y.Yield(text[start:])
		for _, f := range fs {
			t.Log(f())
		}
	})
}

// RangeMapUpdate writes values that have not been read: which key
// is first, nobody knows, but the second sees what was written.
func RangeMapUpdate(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		m := map[string]int{"a": 1, "b": 1}
		for k, v := range m {
			y.Yield(v)
			for other := range m {
				if other != k {
					m[other] += 100
				}
			}
		}
		t.Log(len(m))
	})
}

// RangeMapDelete takes away what has not come yet.
func RangeMapDelete(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		m := map[int]bool{1: true, 2: true, 3: true}
		rounds := 0
		for k := range m {
			rounds++
			y.Yield(rounds)
			for other := range m {
				if other != k {
					delete(m, other)
				}
			}
		}
		t.Log(len(m), rounds)
	})
}

// RangeMapClear empties the map, or replaces the variable.
func RangeMapClear(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		m := map[int]int{1: 1, 2: 1}
		for _, v := range m {
			y.Yield(v)
			clear(m)
		}
		m[4] = 5
		for k, v := range m {
			m = map[int]int{6: 7, 8: 9}
			y.Yield(k * v)
		}
		t.Log(m)
	})
}

// RangeMapForms has no variables, and others' elements for them.
func RangeMapForms(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		for range map[int]int(nil) {
			y.Yield("never")
		}
		for range map[int]int{1: 1, 2: 2} {
			y.Yield("twice")
		}
		var last [2]string
		for last[0], last[1] = range map[string]string{"k": "v"} {
			y.Yield(last[0] + last[1])
		}
		for _, last[0] = range map[bool]string{true: "yes"} {
			y.Yield(last[0])
		}
		t.Log(last)
	})
}

// RangeMapClosures keeps key and value of each round.
func RangeMapClosures(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for k, v := range map[int]int{1: 1, 2: 2} {
			fs = append(fs, func() int { k++; return k - v })
			y.Yield(k - v)
			v--
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

func init() {
	add("RangeString", RangeString)
	add("RangeStringIndex", RangeStringIndex)
	add("RangeStringOuter", RangeStringOuter)
	add("RangeStringWords", RangeStringWords)
	add("RangeMapUpdate", RangeMapUpdate)
	add("RangeMapDelete", RangeMapDelete)
	add("RangeMapClear", RangeMapClear)
	add("RangeMapForms", RangeMapForms)
	add("RangeMapClosures", RangeMapClosures)
}
