package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// TypeBind binds the value to a variable of the case's type, that
// lives across the yield.
func TypeBind(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		list := []any{7, "text", 1.5, nil, []int{1}, int8(3)}
		for _, v := range list {
			switch v := v.(type) {
			case int:
				y.Yield("int")
				t.Log(v + 1)
			case string:
				y.Yield(v)
				t.Log(v + v)
			case nil:
				y.Yield("nil")
				t.Log(v == nil)
			case float64, int8:
				y.Yield("number")
				t.Log(v)
			default:
				y.Yield("other")
				t.Log(v)
			}
		}
	})
}

// TypeAlone binds nothing; its operand is a call, made once.
func TypeAlone(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 4 {
			list := []any{i, "s", nil, errNote}
			switch probe.V(t, list[i]).(type) {
			case nil:
				t.Log("nil")
			case error, int:
				y.Yield(i)
			default:
				y.Yield(-i)
			}
			t.Log("end", i)
		}
	})
}

// note is an error that is a string.
type note string

// Error is the note itself.
func (n note) Error() string { return string(n) }

// errNote is the error of these programs.
const errNote = note("a note")

// TypeAssigns captures and assigns the bound variable: each case,
// and each round, has its own.
func TypeAssigns(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var fs []func() int
		for _, v := range []any{1, "four", 2} {
			switch w := v.(type) {
			case int:
				fs = append(fs, func() int { w += 10; return w })
				y.Yield(w)
				w *= 2
			case string:
				fs = append(fs, func() int {
					w += "!"
					return len(w)
				})
				y.Yield(len(w))
				w += w
			}
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

// TypeInit has an init, that the cases see, and breaks.
func TypeInit(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			switch n, v := t.I(i), any(i); x := v.(type) {
			case int:
				if n == 1 {
					break
				}
				y.Yield(n + x)
				t.Log(n, x)
			}
			t.Log("below", i)
		}
	})
}

// TypeInterface asks for interfaces before concrete types.
func TypeInterface(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		list := []any{errNote, note("own"), "text", &ring{}}
		for _, v := range list {
			switch v := v.(type) {
			case error:
				y.Yield("error")
				t.Log(v.Error())
			case interface{ Len() int }:
				y.Yield("length")
				t.Log(v.Len())
			case note:
				t.Log("not reached")
			case string:
				y.Yield(v)
			}
		}
	})
}

// ring is some places, and how many of them are taken.
type ring struct {
	at   [4]int
	used int
}

// Len is how many places are taken.
func (r *ring) Len() int { return r.used }

// Add takes the next place.
func (r *ring) Add(v int) {
	r.at[r.used%len(r.at)] = v
	r.used++
}

// TypeError has an error for its operand, and the bound variable
// unused in one case and yielded in another.
func TypeError(t *probe.T) generator.Series[error] {
	return generator.New(func(y *generator.Y[error]) {
		for _, err := range []error{nil, errNote} {
			switch e := err.(type) {
			case nil:
				y.Yield(nil)
			case note:
				y.Yield(e + " more")
				t.Log(e)
			}
		}
	})
}

// TypePanics asserts wrongly, after a yield.
func TypePanics(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var v any = "text"
		n, ok := v.(int)
		t.Log(n, ok)
		s, ok := v.(string)
		y.Yield(len(s))
		t.Log(s, ok)
		y.Yield(v.(int))
	})
}

func init() {
	add("TypeBind", TypeBind)
	add("TypeAlone", TypeAlone)
	add("TypeAssigns", TypeAssigns)
	add("TypeInit", TypeInit)
	add("TypeInterface", TypeInterface)
	add("TypeError", TypeError)
	add("TypePanics", TypePanics)
}
