package corpus

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

type quad [4]int

func (q quad) String() string { return fmt.Sprint([4]int(q)) }

// A printed is a set with a method, and an array.
type printed interface {
	fmt.Stringer
	~[4]int
}

// An equal is a set inside of another.
type equal interface {
	comparable
	~[4]int | string
	interface{ ~[4]int }
}

func sliced[S printed](t *probe.T, s S) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := s[:]
		p[1] = val(await.Await(a, ask(t, "a", 7)))
		for i, v := range s {
			t.Log(i, v)
			s[3] = 9
			await.Await(a, ask(t, "b", i))
		}
		return s.String(), nil
	})
}

func pointed[S equal](t *probe.T, s S) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p := &s[2]
		*p = val(await.Await(a, ask(t, "a", 7)))
		q := s[:]
		for i := range s {
			await.Await(a, ask(t, "b", i))
			q[0]++
		}
		return fmt.Sprint(s, s == s), nil
	})
}

func either[S ~[4]int | ~[5]int](
	t *probe.T, s S) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p, r := &s[1], s
		f := func() int { return r[2] }
		*p = val(await.Await(a, ask(t, "a", 7)))
		r[2] = 9
		await.Await(a, ask(t, "b", len(s)))
		return fmt.Sprint(s, f()), nil
	})
}

func received[C chan int | <-chan int](
	t *probe.T, c C) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		for v := range c {
			n += v + val(await.Await(a, ask(t, "c", v)))
		}
		return n, nil
	})
}

// SetsArrays has parameters of which an array is one part of
// what is asked for.
func SetsArrays(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		q := quad{1, 2, 3}
		s := val(await.Await(a, sliced(t, q)))
		s += val(await.Await(a, pointed(t, q)))
		return s + val(await.Await(a, either(t, q))), nil
	})
}

// SetsChans receives from channels of both directions.
func SetsChans(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		c := make(chan int, 2)
		c <- 1
		c <- 2
		close(c)
		return await.Await(a, received(t, c))
	})
}

func init() {
	add("SetsArrays", SetsArrays)
	add("SetsChans", SetsChans)
}
