package corpus

import (
	"fmt"
	"strings"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// GenericBoth awaits what it is given, of whatever type.
func GenericBoth(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p, err := await.Await(a, pairOf(probe.Later(t, "l", 1), probe.Later(t, "r", "x").Box()))
		if err != nil {
			return "", err
		}
		q, err := await.Await(a, pairOf(ask(t, "ask", 1), probe.Fails[bool](t, "no")))
		return fmt.Sprint(p, q), err
	})
}

type pair[T, U any] struct {
	first  T
	second U
}

func pairOf[
	T, U any, F future.Inline[T], G future.Inline[U],
	P future.Pointer[F, T], Q future.Pointer[G, U],
](f F, g G) future.Boxed[pair[T, U]] {
	return await.Async(func(a *await.A) (p pair[T, U], err error) {
		x, err := await.Await[T, F, P](a, f)
		if err != nil {
			return p, err
		}
		y, err := await.Await[U, G, Q](a, g)
		return pair[T, U]{x, y}, err
	})
}

// GenericExplicit says the type arguments itself.
func GenericExplicit(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, twice[int](t, 4))
		w, err := await.Await[string](a, twice(t, "w"))
		return v + len(w), err
	})
}

func twice[T any](t *probe.T, v T) future.Boxed[T] {
	return await.Async(func(a *await.A) (T, error) {
		var list []T
		for range 2 {
			v, err := await.Await(a, probe.Later(t, "v", v))
			if err != nil {
				var zero T
				return zero, err
			}
			list = append(list, v)
		}
		return list[1], nil
	})
}

// A box is a receiver with a type parameter.
type box[T any] struct {
	t *probe.T
	v T
}

func (b *box[T]) get(name string) future.Boxed[T] {
	return await.Async(func(a *await.A) (T, error) {
		return await.Await(a, probe.Later(b.t, name, b.v))
	})
}

func (b box[T]) copied() future.Boxed[T] {
	return await.Async(func(a *await.A) (T, error) {
		old := b.v
		await.Await(a, b.get("mine"))
		var zero T
		b.v = zero
		return old, nil
	})
}

// GenericMethods calls methods of generic receivers.
func GenericMethods(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		b := &box[string]{t, "x"}
		v, _ := await.Await(a, b.get("first"))
		b.v = "y"
		w, _ := await.Await(a, box[int]{t, 7}.copied())
		u, _ := await.Await(a, (*box[string]).get(b, "expression"))
		return fmt.Sprint(v, w, u, b.v), nil
	})
}

// An asker is behind an interface, and embedded.
type asker interface {
	get(name string) future.Boxed[int]
}

type holder struct {
	*box[int]
	n int
}

// MethodInterface calls through an interface, and a method that
// was promoted.
func MethodInterface(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		h := holder{&box[int]{t, 5}, 1}
		var i asker = h
		x := val(await.Await(a, i.get("interface")))
		y := val(await.Await(a, h.get("promoted")))
		f := h.get
		h.box = &box[int]{t, 6}
		z := val(await.Await(a, f("value")))
		return x*100 + y*10 + z, nil
	})
}

// MethodText has a local whose methods are the pointer's.
func MethodText(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		var b strings.Builder
		for i := range 3 {
			b.WriteString(val(await.Await(a, probe.Later(t, "s", fmt.Sprint(i)))))
		}
		return b.String(), nil
	})
}

// LocalTypes has types and constants of its own.
func LocalTypes(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		const (
			one = iota + 1
			two
		)
		type node struct {
			next *node
			v    int
		}
		var head *node
		for i := range two {
			head = &node{head, val(await.Await(a, probe.Later(t, "n", i+one)))}
		}
		n, err := await.Await(a, probe.Later(t, "node", *head))
		return fmt.Sprint(n.v, n.next.v), err
	})
}

// GenericStream goes through streams of whatever.
func GenericStream(t *probe.T) future.BoxedStream[string] {
	return await.Stream(func(a *await.A, y *generator.Y[string]) error {
		for s := range await.Each(a, words(t, probe.Count(t, "c", 2))) {
			y.Yield(s)
		}
		for s := range await.Each(a, words(t, numbers(t, 1))) {
			y.Yield(s + "!")
		}
		return nil
	})
}

func words[
	T any, S future.InlineStream[T], P future.StreamPointer[S, T],
](t *probe.T, s S) future.BoxedStream[string] {
	return await.Stream(func(a *await.A, y *generator.Y[string]) error {
		for v, err := range await.Each[T, S, P](a, s) {
			y.Yield(fmt.Sprint(v, err))
		}
		return nil
	})
}

func init() {
	add("GenericBoth", GenericBoth)
	add("GenericExplicit", GenericExplicit)
	add("GenericMethods", GenericMethods)
	add("MethodInterface", MethodInterface)
	add("MethodText", MethodText)
	add("LocalTypes", LocalTypes)
	addStream("GenericStream", GenericStream)
}
