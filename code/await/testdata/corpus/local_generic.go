package corpus

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

type crate[T any] struct{ v T }

func (b *crate[E]) packed(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		type base struct{ x E }
		type pair struct {
			base
			*crate[E]
			b E
		}
		type both struct {
			*pair
			fn func(pair) base
		}
		p := pair{base: base{b.v}, b: b.v}
		q, err := await.Await(a, probe.Later(t, "p", p))
		q.base.x = p.b
		z := both{pair: &q}
		z.fn = func(p pair) base { return p.base }
		w := val(await.Await(a, probe.Later(t, "z", z)))
		w.pair.base.x = b.v
		_, ok := any(w).(both)
		switch v := any(q).(type) {
		case base:
			return "no", nil
		case pair:
			await.Await(a, probe.Later(t, "v", v))
			return fmt.Sprint(w.x, w.pair.b, w.fn(q), ok, err,
				v.base, v.x), nil
		}
		return "", nil
	})
}

// LocalGeneric embeds types of its own in each other.
func LocalGeneric(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		return await.Await(a, (&crate[string]{"s"}).packed(t))
	})
}
func pairs[A, B any](t *probe.T, x A,
	z B) future.BoxedStream[string] {
	return await.Stream(func(a *await.A,
		y *generator.Y[string]) error {
		type A2 = []A
		type p struct {
			a A2
			b B
		}
		v := val(await.Await(a, probe.Later(t, "p", p{A2{x}, z})))
		var arr [2]p
		for i, v2 := range append(arr[:1], v) {
			y.Yield(fmt.Sprint(i, v2))
			defer func(q p) { t.Log(q.a) }(v2)
		}
		return nil
	})
}

// LocalStream has them in a stream.
func LocalStream(t *probe.T) future.BoxedStream[string] {
	return pairs(t,
		1, "x")
}

func init() {
	add("LocalGeneric", LocalGeneric)
	addStream("LocalStream", LocalStream)
}
