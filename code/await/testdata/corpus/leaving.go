package corpus

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// sore yields, and panics in a deferred call.
func sore(t *probe.T, name string) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		defer func() {
			t.Log(name, "ends")
			panic(name + " is sore")
		}()
		for i := range 3 {
			y.Yield(i)
			await.Await(a, probe.Later(t, name, i))
		}
		return nil
	})
}

// calm is sore without the panic.
func calm(t *probe.T, name string) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		defer t.Log(name, "ends")
		for i := range 3 {
			y.Yield(i)
			await.Await(a, probe.Later(t, name, i))
		}
		return nil
	})
}

// EachSore is cancelled in two loops, whose streams both panic.
func EachSore(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		for v := range await.Each(a, sore(t, "outer")) {
			for w := range await.Each(a, sore(t, "inner")) {
				n += val(await.Await(a, probe.Later(t, "in", v+w)))
			}
		}
		return n, nil
	})
}

// EachSoreDefers has deferred calls around, and in between.
func EachSoreDefers(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer t.Log("last")
		defer func() { t.Log("recovered", recover()) }()
		for v := range await.Each(a, calm(t, "outer")) {
			defer t.Log("between", v)
			for w := range await.Each(a, sore(t, "inner")) {
				defer func() { panic(fmt.Sprint("deferred ", v, w)) }()
				n += val(await.Await(a, probe.Later(t, "in", v+w)))
			}
		}
		return n, nil
	})
}

// EachSoreBreak leaves three loops at once.
func EachSoreBreak(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		defer func() {
			if r := recover(); r != nil {
				s, err = fmt.Sprint("after ", r), nil
			}
		}()
	out:
		for v := range await.Each(a, calm(t, "one")) {
			for w := range await.Each(a, sore(t, "two")) {
				for x := range await.Each(a, sore(t, "three")) {
					val(await.Await(a, probe.Later(t, "in", v+w)))
					if x == 1 {
						break out
					}
				}
			}
		}
		return "to the end", nil
	})
}

// EachSoreReturn returns out of them, and panics in the middle.
func EachSoreReturn(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		for v := range await.Each(a, sore(t, "one")) {
			for w := range await.Each(a, calm(t, "two")) {
				val(await.Await(a, probe.Later(t, "in", v+w)))
				if w == 1 && t.I(v) == 0 {
					return "early", nil
				}
			}
		}
		return "late", nil
	})
}

// EachSorePanic panics itself, in loops that panic when they end.
func EachSorePanic(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		for v := range await.Each(a, sore(t, "one")) {
			defer func() { t.Log("deferred", v) }()
			for w := range await.Each(a, sore(t, "two")) {
				val(await.Await(a, probe.Later(t, "in", v+w)))
				if w == 1 {
					panic("enough")
				}
			}
		}
		return "", nil
	})
}

// SoreStream is a stream in which there are such loops.
func SoreStream(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		for v := range await.Each(a, sore(t, "one")) {
			for w := range await.Each(a, calm(t, "two")) {
				y.Yield(val(await.Await(a, probe.Later(t, "in", v*10+w))))
			}
		}
		return nil
	})
}

func init() {
	add("EachSore", EachSore)
	add("EachSoreDefers", EachSoreDefers)
	add("EachSoreBreak", EachSoreBreak)
	add("EachSoreReturn", EachSoreReturn)
	add("EachSorePanic", EachSorePanic)
	addStream("SoreStream", SoreStream)
}
