package corpus

import (
	"errors"
	"fmt"
	"sync"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// DeferLoop defers in a loop, with arguments evaluated early.
func DeferLoop(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			defer t.Log("deferred", t.I(i))
			y.Yield(i)
		}
		defer func() { t.Log("lit") }()
		defer func(a int, b ...string) { t.Log("args", a, b) }(t.I(5), "x", "y")
		y.Yield(9)
	})
}

// DeferRecover recovers, and so changes its result.
func DeferRecover(t *probe.T) generator.Generator[int, string] {
	return generator.Returning(func(y *generator.Y[int]) (r string) {
		defer func() {
			if e := recover(); e != nil {
				t.Log("recovered", e)
				r += fmt.Sprint("got ", e)
				if generator.IsStop(e) {
					panic(e)
				}
			}
		}()
		r = "before "
		y.Yield(1)
		var m map[string]int
		m["x"] = t.I(1)
		return "never"
	})
}

// DeferJoin defers a method, a literal and a recover that
// panics again.
func DeferJoin(t *probe.T) generator.Generator[int, error] {
	return generator.Returning(func(y *generator.Y[int]) (err error) {
		var mu sync.Mutex
		mu.Lock()
		defer mu.Unlock()
		defer func() { err = errors.Join(err, errors.New("late")) }()
		for i := 0; i < 2; i++ {
			defer func(n int) {
				t.Log("n", n, i)
				if r := recover(); r != nil {
					t.Log("rec", r)
					panic(r)
				}
			}(i * 10)
			y.Yield(i)
		}
		y.From(generatorChild(t))
		return errors.New("first")
	})
}

// generatorChild is what DeferJoin yields from.
func generatorChild(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("child done")
		y.Yield(100)
		y.Yield(101)
	})
}

// DeferPanics panics in deferred calls.
func DeferPanics(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer func() { t.Log("last"); panic("second") }()
		defer func() { defer func() { t.Log("inner", recover()) }(); panic("in") }()
		y.Yield(1)
		if t.B(true) {
			defer t.Log("cond")
			panic("first")
		}
		y.Yield(2)
	})
}

// DeferValues defers function values, which change later, and in
// the body of a range over a function.
func DeferValues(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		f := func() { t.Log("f1") }
		defer f()
		f = func() { t.Log("f2", recover()) }
		y.Yield(1)
		c := make(chan int)
		defer close(c)
		y.Yield(2)
		defer f()
		for i := range func(yield func(int) bool) { _ = yield(1) && yield(2) } {
			defer t.Log("in range", i)
		}
		y.Yield(3)
		var a []int
		a[t.I(4)]++
	})
}

func init() {
	add("DeferLoop", DeferLoop)
	add("DeferRecover", DeferRecover)
	add("DeferJoin", DeferJoin)
	add("DeferPanics", DeferPanics)
	add("DeferValues", DeferValues)
}
