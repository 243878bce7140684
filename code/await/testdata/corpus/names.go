package corpus

import (
	"fmt"
	"strings"
	"sync"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// NamesShadow has variables named as what the struct is made of.
func NamesShadow(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		io, m, at, child1, w, done := 1, 2, 3, 4, 5, 6
		t.Log(io, m, at, child1, w, done)
		future := io + val(await.Await(a, probe.Later(t, "f", m)))
		for state := range await.Each(a, probe.Count(t, "c", 2)) {
			future, io, e := io+state, future, error(nil)
			t.Log(future, io, e)
		}
		len := len("abc")
		for i, string := range []int{len, 2} {
			await.Await(a, ask(t, fmt.Sprint(string), i))
		}
		nil, false, true := 1, true, false
		x := val(await.Await(a, probe.Later(t, "b", false))) && true
		resume1, each1, Poll, Cancel := 1, 2, 3, 4
		await.Await(a, ask(t, "p", Poll+Cancel))
		return fmt.Sprint(resume1, each1, at, done, nil, x, Poll, Cancel, child1, w), error(error(await_(x)))
	})
}

func await_(bool) error { return nil }

type user struct{ name string }

// NamesParams has parameters named as what its result is made of.
func NamesParams(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		x, err := await.Await(a, load(t, user{"u"}))
		return fmt.Sprint(x), err
	})
}

func load(t *probe.T, user user) future.Boxed[string] {
	return await.Async(func(a *await.A) (name string, err error) {
		n := val(await.Await(a, ask(t, user.name, 1)))
		user.name += fmt.Sprint(n)
		return user.name, nil
	})
}

// Über has a name that is not of ASCII.
func Über(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		ä, err := await.Await(a, über(t, 2))
		return ä, err
	})
}

func über(t *probe.T, ß int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, ask(t, "ß", ß))
	})
}

// An inner is promoted.
type inner struct{ sync.Mutex }

func (i *inner) sum(t *probe.T, list ...int) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		i.Lock()
		defer i.Unlock()
		for _, v := range list {
			n += v + val(await.Await(a, ask(t, "sum", v)))
		}
		return n, nil
	})
}

type outside struct {
	inner
	more *inner
	ibox
}

type ibox = box[int]
type pbox = *box[int]

// NamesMethods calls methods in all the ways there are.
func NamesMethods(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		o := outside{more: &inner{}, ibox: ibox{t, 4}}
		v, _ := await.Await(a, o.sum(t, 1, 2))
		w, _ := await.Await(a, o.inner.sum(t, []int{3, 4}...))
		x, _ := await.Await(a, o.more.sum(t))
		f := o.more.sum
		o.more = nil
		y, _ := await.Await(a, f(t, 5))
		g := (*inner).sum
		z, _ := await.Await(a, g(&o.inner, t, 6))
		u, _ := await.Await(a, (*inner).sum(&o.inner, t, 7))
		b := o.get
		o.v = 9
		q, _ := await.Await(a, o.ibox.get("alias"))
		r, _ := await.Await(a, b("bound"))
		var p pbox = &o.ibox
		p1, _ := await.Await(a, p.get("pointer alias"))
		p2, _ := await.Await(a, pbox.get(p, "expression"))
		p3, _ := await.Await(a, ibox.copied(*p))
		p4, _ := await.Await(a, o.copied())
		return fmt.Sprint(v, w, x, y, z, u, q, r, p1, p2, p3, p4), nil
	})
}

// NamesStream yields and awaits with names of its own.
func NamesStream(t *probe.T) future.BoxedStream[string] {
	return await.Stream(func(await_ *await.A, generator *generator.Y[string]) (result error) {
		failed := val(await.Await(await_, probe.Later(t, "x", "x")))
		generator.Yield(failed)
		defer func() { t.Log("result", result) }()
		for got, e := range await.Each(await_, StreamFails(t)) {
			generator.Yield(got + fmt.Sprint(e))
			result = e
		}
		return
	})
}

// NamesLabels has a label that a state would have.
func NamesLabels(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 0
	resume1:
		for i := range 5 {
			for j := range 5 {
				if j == 2 {
					continue resume1
				}
				n += i * j
			}
		}
	resume2:
		n += val(await.Await(a, ask(t, "a", 1)))
		n += val(await.Await(a, ask(t, "b", 1)))
		if n < 26 {
			goto resume2
		}
		return n, nil
	})
}

// NamesAppend has a variable append where it defers.
func NamesAppend(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		{
			append := func(n int) int { return n + 1 }
			defer func() { t.Log("deferred", append(1)) }()
			for len := range 2 {
				defer func() { t.Log("loop", len) }()
			}
		}
		return await.Await(a, ask(t, "a", 1))
	})
}

func newText() strings.Builder { return strings.Builder{} }

// NamesPackage has a local named as the package that the type of
// another is from.
func NamesPackage(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		x := newText()
		strings := val(await.Await(a, probe.Later(t, "s", "x")))
		y := newText()
		x.WriteString(strings)
		y.WriteString(strings)
		await.Await(a, ask(t, "w", 1))
		y.WriteString("y")
		return x.String() + y.String(), nil
	})
}

func held(future future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, future)
		return v + 1, err
	})
}

// NamesFuture calls one whose parameter hides a package.
func NamesFuture(t *probe.T) future.Boxed[int] {
	return await.Async(func(future *await.A) (int, error) {
		h := held(ask(t, "held", 1).Box())
		v, err := await.Await(future, held(h))
		return v, err
	})
}

// NamesEmbedded has types of its own in types of its own.
func NamesEmbedded(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		type one struct{ x int }
		type two = one
		type all struct {
			one
			*two
			more []*one
		}
		v := all{one: one{val(await.Await(a, ask(t, "a", 1)))}}
		v.two = &v.one
		v.two.x += val(await.Await(a, ask(t, "b", 1)))
		w := all{v.one, &v.one, nil}
		w.one.x++
		return fmt.Sprint(v.one.x, w.one.x, w.two.x), nil
	})
}

// NamesParens has parentheses wherever they may be.
func NamesParens(t *probe.T) future.Boxed[int] {
	return (await.Async((func(a *await.A) (int, error) {
		v, err := await.Await((a), (ask(t, "p", 3)))
		return v, (err)
	})))
}

func init() {
	add("NamesShadow", NamesShadow)
	add("NamesParams", NamesParams)
	add("Über", Über)
	add("NamesMethods", NamesMethods)
	addStream("NamesStream", NamesStream)
	add("NamesLabels", NamesLabels)
	add("NamesAppend", NamesAppend)
	add("NamesPackage", NamesPackage)
	add("NamesFuture", NamesFuture)
	add("NamesEmbedded", NamesEmbedded)
	add("NamesParens", NamesParens)
}
