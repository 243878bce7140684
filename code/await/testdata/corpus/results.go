package corpus

import (
	"errors"
	"fmt"
	"sync"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ResultForms returns in all the ways there are.
func ResultForms(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		s := ""
		for i := range 6 {
			s += fmt.Sprint(await.Await(a, forms(t, i))) + ";"
		}
		return s, nil
	})
}

func forms(t *probe.T, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (v int, err error) {
		switch n {
		case 0:
			return
		case 1:
			v, err = 1, probe.ErrLate
			return
		case 2:
			return await.Await(a, probe.Later(t, "two", 2))
		case 3:
			return both(t, val(await.Await(a, probe.Later(t, "three", 3))))
		case 4:
			v := 4
			await.Await(a, probe.Later(t, "shadow", v))
			return v, nil
		}
		v = 5
		await.Await(a, probe.Fails[int](t, "five"))
		return v, err
	})
}

func both(t *probe.T, n int) (int, error) { return t.I(n), probe.ErrLate }

// ResultSwap returns its results the other way round.
func ResultSwap(t *probe.T) future.Boxed[error] {
	return await.Async(func(a *await.A) (x error, y error) {
		x, y = errors.New("x"), errors.New("y")
		await.Await(a, probe.Later(t, "a", 1))
		return y, x
	})
}

// ResultDefers has results that deferred calls change.
func ResultDefers(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (v int, err error) {
		defer func() { v, err = v*2, errors.Join(err, probe.ErrLate) }()
		for i := range 2 {
			defer func(n int) { v += n; t.Log("n", n, i) }(t.I(i + 1))
		}
		v, err = await.Await(a, probe.Later(t, "a", 10))
		return v + 1, err
	})
}

// ResultUnnamed has results without names, and defers.
func ResultUnnamed(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v := 1
		defer func() { v = 100; t.Log("too late") }()
		await.Await(a, probe.Later(t, "a", 10))
		return v, nil
	})
}

// ResultRecover recovers in the middle, with what was set.
func ResultRecover(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		defer func() {
			r := recover()
			if generator.IsStop(r) {
				t.Log("stopped")
				panic(r)
			}
			err = fmt.Errorf("recovered %v", r)
		}()
		s = val(await.Await(a, probe.Later(t, "s", "before")))
		var m map[string]int
		m[s] = val(await.Await(a, probe.Later(t, "m", 1)))
		return "never", nil
	})
}

// ResultBlind recovers without names: its results are zero.
func ResultBlind(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer func() {
			if r := recover(); generator.IsStop(r) {
				panic(r)
			}
		}()
		await.Await(a, probe.Later(t, "a", 1))
		panic(t.S("blind"))
	})
}

// ResultPanicInDefer panics while it returns, and again.
func ResultPanicInDefer(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer t.Log("first deferred")
		defer func() { t.Log("recover", recover()); n++ }()
		defer panic("second")
		await.Await(a, probe.Later(t, "a", 1))
		return 5, nil
	})
}

// ResultLock holds a lock over an await.
func ResultLock(t *probe.T) future.Boxed[bool] {
	return await.Async(func(a *await.A) (bool, error) {
		var mu sync.Mutex
		f := func() future.Boxed[bool] { return locked(t, &mu) }
		x := val(await.Await(a, f()))
		y := mu.TryLock()
		return x && y, nil
	})
}

func locked(t *probe.T, mu *sync.Mutex) future.Boxed[bool] {
	return await.Async(func(a *await.A) (bool, error) {
		mu.Lock()
		defer mu.Unlock()
		return await.Await(a, probe.Later(t, "locked", true))
	})
}

// ResultNothing never awaits.
func ResultNothing(t *probe.T) future.Boxed[int] {
	return await.Async(func(*await.A) (int, error) {
		return t.I(3), nil
	})
}

// ResultFirst panics before it awaits.
func ResultFirst(t *probe.T) future.Boxed[int] {
	return await.Async(func(_ *await.A) (int, error) {
		panic(t.S("first"))
	})
}

// ResultBlank has a result without a name beside one that a
// deferred call reads.
func ResultBlank(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (_ string, err error) {
		for i := range 3 {
			v, e := await.Await(a, blank(t, i))
			t.Log(v, e)
		}
		return
	})
}

func blank(t *probe.T, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (_ int, err error) {
		defer func() {
			if err != nil {
				err = fmt.Errorf("blank %d: %w", n, err)
			}
		}()
		if n == 0 {
			return
		}
		v, err := await.Await(a, probe.Later(t, "a", n))
		if v > 1 {
			_, err = await.Await(a, probe.Fails[int](t, "b"))
		}
		return v, err
	})
}

// CancelCleans gives back in reverse what it took, however it
// ends.
func CancelCleans(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for i := range 3 {
			v, err := await.Await(a, probe.Later(t, "open", i))
			if err != nil {
				return 0, err
			}
			defer t.Log("close", v)
			sum += v
		}
		return sum, nil
	})
}

// CancelDeep is cancelled inside of calls, each with defers.
func CancelDeep(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("outer")
		defer func() { t.Log("outer literal", generator.IsStop(recover())) }()
		return await.Await(a, outer(t, 3))
	})
}

func outer(t *probe.T, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("leave", n)
		if n == 0 {
			return await.Await(a, probe.Later(t, "end", 1))
		}
		return await.Await(a, outer(t, n-1))
	})
}

// CancelPanics panics in a deferred call, while it is cancelled.
func CancelPanics(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer t.Log("still")
		defer func() { panic(fmt.Sprint("deferred, ", recover() != nil)) }()
		return await.Await(a, ask(t, "a", 1))
	})
}

// CancelSelf cancels itself while it runs, and goes on.
func CancelSelf(t *probe.T) future.Boxed[int] {
	var self future.Boxed[int]
	self = cancelling(t, func() { self.Cancel() })
	return self
}

func cancelling(t *probe.T, cancel func()) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		await.Await(a, probe.Later(t, "a", 1))
		cancel()
		t.Log("goes on")
		return await.Await(a, probe.Later(t, "b", 2))
	})
}

func init() {
	add("ResultForms", ResultForms)
	add("ResultSwap", ResultSwap)
	add("ResultDefers", ResultDefers)
	add("ResultUnnamed", ResultUnnamed)
	add("ResultRecover", ResultRecover)
	add("ResultBlind", ResultBlind)
	add("ResultPanicInDefer", ResultPanicInDefer)
	add("ResultLock", ResultLock)
	add("ResultNothing", ResultNothing)
	add("ResultFirst", ResultFirst)
	add("ResultBlank", ResultBlank)
	add("CancelCleans", CancelCleans)
	add("CancelDeep", CancelDeep)
	add("CancelPanics", CancelPanics)
	add("CancelSelf", CancelSelf)
}
