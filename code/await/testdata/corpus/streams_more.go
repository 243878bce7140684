package corpus

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// StreamShapes yields in every kind of statement.
func StreamShapes(t *probe.T) future.BoxedStream[string] {
	return await.Stream(func(a *await.A, y *generator.Y[string]) (err error) {
		defer func() { t.Log("end", err) }()
		c := make(chan int, 2)
		for i, r := range "hé" {
			y.Yield(fmt.Sprint(i, string(r), val(await.Await(a, ask(t, "r", i)))))
			select {
			case c <- i:
				y.Yield("sent")
				continue
			default:
			}
		}
		for k := range map[string]int{"k": 1} {
			y.Yield(k)
		}
	loop:
		for {
			select {
			case v, ok := <-c:
				if !ok {
					break loop
				}
				func() { v++ }()
				y.Yield(fmt.Sprint(v, ok))
				if len(c) == 0 {
					close(c)
				}
			}
		}
		switch x := any(val(await.Await(a, probe.Later(t, "x", 2.5)))).(type) {
		case float64, nil:
			y.Yield(fmt.Sprint(x))
		}
		for v := range slices.Values([]int{1, 2, 3}) {
			if v == 2 {
				return fmt.Errorf("at %d", val(await_3(t, v)))
			}
		}
		return nil
	})
}

func await_3(t *probe.T, v int) (int, error) { return t.I(v), nil }

// StreamGenerators goes from streams to generators and futures.
func StreamGenerators(t *probe.T) future.BoxedStream[any] {
	return await.Stream(func(a *await.A, y *generator.Y[any]) error {
		for v, err := range await.Each(a, StreamShapes(t)) {
			y.Yield(v)
			if errors.Is(err, io.EOF) || len(v) > 5 {
				break
			}
			y.From(things(t, v, err))
		}
		y.Yield(val(await.Await(a, probe.Later[any](t, "nil", nil))))
		y.Yield(nil)
		func() { y := 3; t.Log(y) }()
		return errOf(await.Await(a, probe.Fails[int](t, "end")))
	})
}

func things(t *probe.T, list ...any) generator.Series[any] {
	return generator.New(func(y *generator.Y[any]) {
		for _, v := range list {
			y.Yield(t.S(fmt.Sprint("thing ", v)))
		}
	})
}

// StreamNested has loops over streams of streams.
func StreamNested(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		var kept []func() int
	outer:
		for s, err := range await.Each(a, many(t, 3)) {
			for v := range await.Each(a, s) {
				for w := range await.Each(a, probe.Count(t, "w", v/10+1)) {
					kept = append(kept, func() int { w += v; return w })
					switch {
					case w == 1 && v == 10:
						continue outer
					case val(await.Await(a, ask(t, "w", w))) == 9:
						break outer
					}
					y.Yield(v*10 + w)
				}
			}
			if err != nil {
				return err
			}
		}
		for _, f := range kept {
			y.Yield(f() + f())
		}
		return nil
	})
}

func many(t *probe.T, n int) future.BoxedStream[future.BoxedStream[int]] {
	return await.Stream(func(a *await.A, y *generator.Y[future.BoxedStream[int]]) error {
		for i := range n {
			await.Await(a, ask(t, "many", i))
			y.Yield(numbers(t, i+1))
		}
		return nil
	})
}

// EachOfFutures awaits what a stream brings, and panics in it.
func EachOfFutures(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		defer func() {
			if r := recover(); generator.IsStop(r) {
				panic(r)
			} else if r != nil {
				err = fmt.Errorf("recovered %v", r)
			}
		}()
		for f, err := range await.Each(a, futures(t)) {
			v, err2 := await.Await(a, f)
			s += fmt.Sprint(v, err, err2, ";")
			if v < 0 {
				var m map[string]int
				m[s] = v
			}
		}
		return s, nil
	})
}

func futures(t *probe.T) future.BoxedStream[future.Boxed[int]] {
	return await.Stream(func(a *await.A, y *generator.Y[future.Boxed[int]]) error {
		defer t.Log("futures end")
		y.Yield(ask(t, "one", 1))
		y.Yield(probe.Fails[int](t, "two").Box())
		y.Yield(val(await.Await(a, probe.Later(t, "f", ask(t, "three", 3)))))
		y.Yield(probe.Later(t, "minus", -1).Box())
		return nil
	})
}

// EachGeneric goes through streams with explicit arguments and
// values of type parameters.
func EachGeneric(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		x, _ := await.Await(a, collect(t, numbers(t, 3), func(v int) string { return fmt.Sprint(v) }))
		y, _ := await.Await(a, collect(t, StreamFails(t), func(v string) []string { return []string{v} }))
		z, err := await.Await(a, best[int8](t, 3, 9, 4))
		return fmt.Sprint(x, y, z), err
	})
}

func collect[T, U any](t *probe.T, s future.BoxedStream[T], f func(T) U) future.Boxed[[]U] {
	return await.Async(func(a *await.A) (list []U, err error) {
		for v, err := range await.Each[T](a, s) {
			if err != nil {
				break
			}
			w, _ := await.Await(a, probe.Later(t, "u", f(v)))
			list = append(list, w)
		}
		return
	})
}

func best[T ~int8](t *probe.T, list ...T) future.Boxed[T] {
	return await.Async(func(a *await.A) (max T, _err error) {
		type_ := func(v T) T { max += 0; return v * 2 }
		for i, v := range list {
			if w := val(await.Await(a, probe.Later(t, "w", v))); i == 0 || type_(w) > max {
				max = type_(w)
			}
			p := &list[i]
			*p -= val(await.Await(a, probe.Later(t, "p", max)))
		}
		for i := range max - 15 {
			max += i
			await.Await(a, ask(t, "max", int(max)))
		}
		return max - list[0], nil
	})
}

// EachPulled pulls from an iterator and awaits in between.
func EachPulled(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		next, stop := iter.Pull2(slices.All([]int{4, 5, 6}))
		defer stop()
		for i, v, ok := next(); ok; i, v, ok = next() {
			n += i * val(await.Await(a, ask(t, "v", v)))
			if func() bool { i++; return i == 2 }() {
				stop()
			}
		}
		return n, nil
	})
}

func init() {
	addStream("StreamShapes", StreamShapes)
	addStream("StreamGenerators", StreamGenerators)
	addStream("StreamNested", StreamNested)
	add("EachOfFutures", EachOfFutures)
	add("EachGeneric", EachGeneric)
	add("EachPulled", EachPulled)
}
