package corpus

import (
	"errors"
	"fmt"
	"io"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator/stream"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// numbers yields between awaits.
func numbers(t *probe.T, n int) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		defer t.Log("numbers end")
		for i := range n {
			v, err := await.Await(a, probe.Later(t, "number", i))
			if err != nil {
				return err
			}
			y.Yield(v * 10)
			t.Log("after", i)
		}
		return nil
	})
}

// StreamPlain is a stream as it is.
func StreamPlain(t *probe.T) future.BoxedStream[int] {
	return numbers(t, 3)
}

// StreamFails ends with an error.
func StreamFails(t *probe.T) future.BoxedStream[string] {
	return await.Stream(func(a *await.A, y *generator.Y[string]) (err error) {
		defer func() { err = errors.Join(err, errors.New("more")) }()
		y.Yield("one")
		_, err = await.Await(a, probe.Fails[int](t, "f"))
		y.Yield(fmt.Sprint("after ", err))
		return err
	})
}

// StreamFrom yields all of a generator, and no item at all.
func StreamFrom(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		y.From(upTo(t, 2))
		await.Await(a, probe.Later(t, "between", 1))
		y.From(upTo(t, 0))
		y.Yield(val(await.Await(a, probe.Later(t, "v", 5))) + t.I(1))
		y.From(upTo(t, val(await.Await(a, probe.Later(t, "n", 1)))))
		return io.EOF
	})
}

func upTo(t *probe.T, n int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer t.Log("up to", n)
		for i := range n {
			y.Yield(i)
		}
	})
}

// StreamRecovers recovers, and so is at its end.
func StreamRecovers(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		defer func() {
			if r := recover(); generator.IsStop(r) {
				panic(r)
			}
		}()
		y.Yield(1)
		var p *point
		y.Yield(p.x + val(await.Await(a, probe.Later(t, "v", 1))))
		return nil
	})
}

// StreamPanics panics at its second item.
func StreamPanics(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		defer t.Log("deferred")
		y.Yield(1)
		panic(val(await.Await(a, probe.Later(t, "v", "oh"))))
	})
}

// EachSum sums a stream, of this package and of another.
func EachSum(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (sum int, err error) {
		for v, err := range await.Each(a, numbers(t, 3)) {
			if err != nil {
				return 0, err
			}
			sum += v
		}
		for v := range await.Each(a, probe.Count(t, "c", 3)) {
			sum += v
		}
		for range await.Each(a, probe.Count(t, "d", 2)) {
			sum *= 2
		}
		return sum, nil
	})
}

// EachNested leaves two loops by every way there is.
func EachNested(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for way := range 7 {
			s += fmt.Sprint(await.Await(a, leaving(t, way)))
		}
		return s, nil
	})
}

func leaving(t *probe.T, way int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("left", way)
		n := 0
	outer:
		for v, err := range await.Each(a, probe.Count(t, "o", 2)) {
			for w := range await.Each(a, probe.Count(t, "i", 2)) {
				n += v*10 + w + val(await.Await(a, probe.Later(t, "in", 1)))
				switch way {
				case 0:
					return n, err
				case 1:
					continue outer
				case 2:
					break outer
				case 3:
					goto end
				case 4:
					if w == 1 {
						panic("in the loop")
					}
				case 5:
					break
				}
				if way == 6 {
					break
				}
			}
			n += 100
		}
	end:
		await.Await(a, probe.Later(t, "end", n))
		return n, nil
	})
}

// EachPanic leaves loops by a panic that it recovers.
func EachPanic(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer func() {
			if r := recover(); generator.IsStop(r) {
				panic(r)
			}
			t.Log("recovered")
		}()
		for v := range await.Each(a, numbers(t, 5)) {
			defer t.Log("item", v)
			n = v
			_ = []int{1, 2}[v/10]
		}
		return n, nil
	})
}

// EachBroken goes through a stream that panics.
func EachBroken(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer func() {
			if r := recover(); generator.IsStop(r) {
				panic(r)
			}
		}()
		for v, err := range await.Each(a, StreamPanics(t)) {
			t.Log(v, err)
		}
		return 1, nil
	})
}

// EachErrors goes on after an item that is an error.
func EachErrors(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		for v, e := range await.Each(a, StreamFails(t)) {
			t.Log("item", v, e)
			if n++; e != nil {
				err = errors.Join(err, e)
			}
		}
		return n, err
	})
}

// EachAssigns assigns to what was there before.
func EachAssigns(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		var list [3]int
		var err error
		i := 0
		for list[i], err = range await.Each(a, probe.Count(t, "c", 2)) {
			i++
		}
		return fmt.Sprint(list, i, err), nil
	})
}

// EachClosures keeps the variables of every iteration.
func EachClosures(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		var fs []func() int
		for v := range await.Each(a, numbers(t, 3)) {
			fs = append(fs, func() int { v++; return v })
			await.Await(a, probe.Later(t, "x", v))
			fs[0]()
		}
		for _, f := range fs {
			s += fmt.Sprint(f(), " ")
		}
		return s, nil
	})
}

// EachMapped goes through what combinators make of a stream, and
// takes items by hand.
func EachMapped(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		k := 3
		mapped := stream.Map(numbers(t, 4), func(v int) int { return v + k })
		for v := range await.Each(a, stream.Take(mapped, 2)) {
			s += fmt.Sprint(v, " ")
		}
		items := numbers(t, 2)
		defer items.Cancel()
		for {
			v, err := await.Await(a, stream.Next(items.Stream))
			if err == io.EOF {
				break
			}
			s += fmt.Sprint("by hand ", v, " ")
		}
		return s, nil
	})
}

// StreamOfStream is a stream that goes through another.
func StreamOfStream(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		for v, err := range await.Each(a, numbers(t, 9)) {
			if err != nil {
				return err
			}
			if v == 30 {
				return nil
			}
			y.Yield(v)
			y.Yield(-v)
		}
		return errors.New("not reached")
	})
}

func init() {
	addStream("StreamPlain", StreamPlain)
	addStream("StreamFails", StreamFails)
	addStream("StreamFrom", StreamFrom)
	addStream("StreamRecovers", StreamRecovers)
	addStream("StreamPanics", StreamPanics)
	addStream("StreamOfStream", StreamOfStream)
	add("EachSum", EachSum)
	add("EachNested", EachNested)
	add("EachPanic", EachPanic)
	add("EachBroken", EachBroken)
	add("EachErrors", EachErrors)
	add("EachAssigns", EachAssigns)
	add("EachClosures", EachClosures)
	add("EachMapped", EachMapped)
}
