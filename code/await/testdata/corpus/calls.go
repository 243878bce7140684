package corpus

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

// ask waits twice.
func ask(t *probe.T, name string, v int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("asked", name)
		x, err := await.Await(a, probe.Later(t, name, v))
		if err != nil {
			return 0, err
		}
		y, err := await.Await(a, probe.Later(t, name+"'", 1))
		return x + y, err
	})
}

// CallDeep is a call in a call in a call.
func CallDeep(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("deep")
		v, err := await.Await(a, middle(t, t.I(3)))
		return v * 2, err
	})
}

func middle(t *probe.T, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (sum int, err error) {
		defer func() { t.Log("middle", sum) }()
		for i := range n {
			v, err := await.Await(a, ask(t, fmt.Sprint("ask", i), i))
			if err != nil {
				return 0, err
			}
			sum += v
		}
		return sum, nil
	})
}

// CallArgs evaluates arguments in order, also those that are not
// used, and some that are awaited.
func CallArgs(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, odd(t, t.I(1), val(await.Await(a, ask(t, "arg", 2))), t.S("unused"), t.I(4), t.I(5)))
	})
}

func odd(t *probe.T, x, y int, _ string, rest ...int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		x += val(await.Await(a, ask(t, "odd", y)))
		func() { x += len(rest) }()
		return x, nil
	})
}

// CallSelf calls itself: each call is in a box.
func CallSelf(t *probe.T) future.Boxed[int] { return tree(t, 3) }

func tree(t *probe.T, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		if n == 0 {
			return await.Await(a, probe.Later(t, "leaf", 1))
		}
		l, err := await.Await(a, tree(t, n-1))
		if err != nil {
			return 0, err
		}
		r, err := await.Await(a, tree(t, n/2))
		return l + r, err
	})
}

// CallMutual calls another that calls it.
func CallMutual(t *probe.T) future.Boxed[bool] { return even(t, 4) }

func even(t *probe.T, n int) future.Boxed[bool] {
	return await.Async(func(a *await.A) (bool, error) {
		if n == 0 {
			return true, nil
		}
		await.Await(a, probe.Later(t, "even", n))
		return await.Await(a, uneven(t, n-1))
	})
}

func uneven(t *probe.T, n int) future.Boxed[bool] {
	return await.Async(func(a *await.A) (bool, error) {
		if n == 0 {
			return false, nil
		}
		return await.Await(a, even(t, n-1))
	})
}

// CallHeld makes a call first and awaits it later.
func CallHeld(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		f, g := ask(t, "f", 1), ask(t, "g", 2)
		h := probe.Later(t, "h", 3)
		x, _ := await.Await(a, g)
		y, _ := await.Await(a, h)
		z, _ := await.Await(a, f)
		return x*100 + y*10 + z, nil
	})
}

// CallBoth waits for several at once.
func CallBoth(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		both, err := await.Await(a, combinator.Join(ask(t, "l", 1), probe.Later(t, "r", "right")))
		if err != nil {
			return "", err
		}
		first, err := await.Await(a, combinator.Select(ask(t, "slow", 1), probe.Later(t, "fast", 2)))
		return fmt.Sprint(both, first), err
	})
}

// CallChain awaits what combinators have made of calls.
func CallChain(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 5
		v, err := await.Await(a, combinator.AndThen(ask(t, "x", 1),
			func(v int) future.Boxed[int] { n++; return ask(t, "y", v+n) }))
		return v + n, err
	})
}

// CallPointer calls one that keeps the address of a local, and is
// moved nowhere meanwhile.
func CallPointer(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 0
		for range 2 {
			v, err := await.Await(a, pointing(t, &n))
			if err != nil {
				return 0, err
			}
			n += v
		}
		return n, nil
	})
}

func pointing(t *probe.T, n *int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		local := point{x: *n}
		p := &local.x
		*p += val(await.Await(a, probe.Later(t, "p", 1)))
		*n++
		await.Await(a, probe.Later(t, "q", 1))
		return local.x + *p, nil
	})
}

// CallParameter changes a parameter that a literal shares.
func CallParameter(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 1
		v := val(await.Await(a, sharing(t, n))) + n
		return v, nil
	})
}

func sharing(t *probe.T, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		add := func(d int) { n += d }
		add(val(await.Await(a, probe.Later(t, "d", 10))))
		add(val(await.Await(a, probe.Later(t, "e", 100))))
		return n, nil
	})
}

// CallFunc calls through a variable, which may be anything.
func CallFunc(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		f := ask
		v, err := await.Await(a, f(t, "f", 1))
		f = func(t *probe.T, s string, n int) future.Boxed[int] { return ask(t, s, n*2) }
		w := val(await.Await(a, f(t, "g", v)))
		return w, err
	})
}

// CallPanics calls one that panics, and recovers.
func CallPanics(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer func() {
			if r := recover(); r != nil {
				t.Log("recovered", r)
				if fmt.Sprint(r) == "oh" {
					n = 7
					return
				}
				panic(r)
			}
		}()
		return await.Await(a, panicking(t))
	})
}

func panicking(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("unwound")
		await.Await(a, ask(t, "before", 1))
		panic("oh")
	})
}

func init() {
	add("CallDeep", CallDeep)
	add("CallArgs", CallArgs)
	add("CallSelf", CallSelf)
	add("CallMutual", CallMutual)
	add("CallHeld", CallHeld)
	add("CallBoth", CallBoth)
	add("CallChain", CallChain)
	add("CallPointer", CallPointer)
	add("CallParameter", CallParameter)
	add("CallFunc", CallFunc)
	add("CallPanics", CallPanics)
}
