package corpus

import (
	"errors"
	"fmt"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// caught is what every deferred call here begins with: it recovers
// and logs, and lets a stop go on.
func caught(t *probe.T, r any, args ...any) {
	t.Log(append(args, "recovers", r != nil)...)
	if generator.IsStop(r) {
		panic(r)
	}
}

func catching(t *probe.T, name string) {
	caught(t, recover(), name)
}

func catchingAll[T any](t *probe.T, v ...T) {
	caught(t, recover(), v)
}

func catchingErr(t *probe.T, err *error) {
	r := recover()
	caught(t, r, "err")
	*err = fmt.Errorf("caught %v", r)
}

func twoOf(t *probe.T) (*probe.T, string) { return t, t.S("two") }

type catcher interface{ catch(string) int }

type catch struct {
	t *probe.T
	n int
}

func (c catch) catch(s string) int {
	caught(c.t, recover(), s, c.n)
	return 1
}

func (c *catch) pointer() (int, error) {
	caught(c.t, recover(), "pointer", c.n)
	return 1, nil
}

// BoundAll defers what has arguments or results, of which each
// recovers.
func BoundAll(t *probe.T) generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) (s string) {
		defer func() { s += "!" }()
		x := catch{t, 1}
		var c catcher = x
		f := func(s string, v ...any) {
			caught(t, recover(), s,
				v)
		}
		defer f("f", 1, 2)
		defer c.catch("interface")
		defer x.catch("value")
		defer x.pointer()
		defer catching(twoOf(t))
		defer catchingAll(t, 1, 2)
		defer catchingAll[string](t)
		defer catchingAll(t, []int{1, 2}...)
		defer func(n int) (m int) {
			caught(t, recover(), "literal", n, s)
			return
		}(x.n)
		defer func() int { return t.I(9) }()
		c, x, f = nil, catch{t, 2}, nil
		s = "s"
		y.Yield(1)
		for i := range 3 {
			defer catching(t, fmt.Sprint("loop", i))
			if i == 1 {
				panic(errors.New("one"))
			}
			y.Yield(i)
		}
		return "ret"
	})
}

// BoundError has its error from a deferred call.
func BoundError(t *probe.T) generator.Generator[int, error] {
	return generator.Returning(func(y *generator.Y[int]) (err error) {
		defer catchingErr(t, &err)
		y.Yield(1)
		var list []int
		y.Yield(list[1])
		return nil
	})
}

// BoundNil defers what is nil: a function fails when it is called,
// an interface at once.
func BoundNil(t *probe.T) generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) (s string) {
		defer catching(t, "outer")
		var f func(int) int
		defer f(1)
		y.Yield(1)
		var c catcher
		defer c.catch("never")
		return "ret"
	})
}

// BoundNested defers in deferred calls, and panics there.
func BoundNested(t *probe.T) generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) (s string) {
		defer catching(t, "outer")
		defer func() {
			defer catching(t, "inner")
			defer func(s string) int { panic(s) }("new")
			catching(t, "called")
		}()
		defer func(s string) int { panic(s) }("replaced")
		y.Yield(1)
		panic("first")
	})
}

// BoundUnwanted defers calls of which go vet would say that their
// results are not used, were they not deferred.
func BoundUnwanted(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		v := t.I(1)
		defer fmt.Sprint(t.I(v))
		defer errors.New(t.S("e")).Error()
		defer fmt.Sscan("x", &v)
		y.Yield(v)
	})
}

func init() {
	add("BoundAll", BoundAll)
	add("BoundError", BoundError)
	add("BoundNil", BoundNil)
	add("BoundNested", BoundNested)
	add("BoundUnwanted", BoundUnwanted)
}
