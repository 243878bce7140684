package corpus

import (
	"fmt"
	"maps"
	"slices"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

// FlowIf awaits in the heads of ifs.
func FlowIf(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		for i := range 3 {
			if v, err := await.Await(a, probe.Later(t, "v", i)); err != nil {
				return "", err
			} else if w := val(await.Await(a, probe.Later(t, "w", v*2))); w > 2 {
				return fmt.Sprint("w", v, w), nil
			} else if v == 1 {
				t.Log("one", w)
			}
		}
		return "none", nil
	})
}

// FlowFor awaits in all three parts of a for.
func FlowFor(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 0
		for i := val(await.Await(a, probe.Later(t, "init", 1))); i < val(await.Await(a, probe.Later(t, "cond", 4))); i += val(await.Await(a, probe.Later(t, "post", 1))) {
			if i == 2 {
				continue
			}
			n = n*10 + i
		}
		return n, nil
	})
}

// FlowRetry is the essay's loop: it goes on until it succeeds.
func FlowRetry(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		for try := 1; ; try++ {
			f := probe.Fails[int](t, fmt.Sprint("try", try))
			if try == 3 {
				f = probe.Later(t, "last", 42)
			}
			v, err := await.Await(a, f)
			if err == nil {
				return v, nil
			}
			t.Log("again", err)
		}
	})
}

// FlowSwitch awaits tags and cases.
func FlowSwitch(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for i := range 5 {
			switch x := val(await.Await(a, probe.Later(t, "tag", i))); x {
			case t.I(0), val(await.Await(a, probe.Later(t, "one", 1))):
				s += "a"
				if x == 1 {
					break
				}
				s += "-"
			case val(await.Await(a, probe.Later(t, "two", 2))):
				s += "b"
				fallthrough
			default:
				s += "d"
			case t.I(4):
				s += val(await.Await(a, probe.Later(t, "body", "e")))
			}
		}
		return
	})
}

// FlowTagless has cases that are conditions.
func FlowTagless(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		switch n := 2; {
		case n > 2:
			return "big", nil
		case val(await.Await(a, probe.Later(t, "no", false))), n == 1:
			return "no", nil
		case val(await.Await(a, probe.Later(t, "yes", true))):
			return "yes", nil
		}
		return "none", nil
	})
}

// FlowType awaits the subject of a type switch.
func FlowType(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for _, x := range []any{1, "x", nil, 2.5} {
			switch v := val(await.Await(a, probe.Later(t, "x", x))).(type) {
			case int:
				s += fmt.Sprint("int", v+val(await.Await(a, probe.Later(t, "n", 1))))
			case string, nil:
				s += fmt.Sprint("other", v)
			default:
				s += "?"
			}
		}
		return s, nil
	})
}

// FlowRange ranges over what it has awaited.
func FlowRange(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		for i := range val(await.Await(a, probe.Later(t, "int", 3))) {
			n += i
		}
		for i, v := range val(await.Await(a, probe.Later(t, "list", []int{5, 6}))) {
			n += i * val(await.Await(a, probe.Later(t, "v", v)))
		}
		for k, v := range val(await.Await(a, probe.Later(t, "map", map[int]int{1: 2}))) {
			n += k*100 + v
		}
		for v := range slices.Values(val(await.Await(a, probe.Later(t, "seq", []int{7})))) {
			if v == 7 {
				n += v
				continue
			}
			return n, nil
		}
	sorted:
		for _, k := range slices.Sorted(maps.Keys(map[int]bool{2: true, 1: false})) {
			for {
				if val(await.Await(a, probe.Later(t, "k", k))) == 2 {
					break sorted
				}
				continue sorted
			}
		}
		return n, nil
	})
}

// FlowGoto jumps back over an await.
func FlowGoto(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := 0
	again:
		m := val(await.Await(a, probe.Later(t, "m", n+1)))
		f := func() int { m++; return m }
		if n = n + f(); n < 9 {
			goto again
		}
		return n, nil
	})
}

// FlowSelect has awaits in the bodies of a select.
func FlowSelect(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		c := make(chan int, 1)
		n := 0
		for range 4 {
			select {
			case c <- n + 1:
				n += val(await.Await(a, probe.Later(t, "sent", 10)))
			case v := <-c:
				n += v * val(await.Await(a, probe.Later(t, "got", 100)))
			}
		}
		return n, nil
	})
}

// FlowStatements awaits in go, defer, send and var.
func FlowStatements(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		c, done := make(chan string, 2), make(chan bool)
		defer t.Log("late", t.I(1), val(await.Await(a, probe.Later(t, "defer", 2))))
		go func(v int) { c <- fmt.Sprint("go", v); close(done) }(
			val(await.Await(a, probe.Later(t, "go", 3))))
		<-done
		c <- val(await.Await(a, probe.Later(t, "send", "sent")))
		var x, y = val(await.Await(a, probe.Later(t, "x", 1))), t.I(2)
		var z int
		await.Await(a, probe.Later(t, "alone", z))
		_ = val(await.Await(a, probe.Later(t, "blank", z)))
		return fmt.Sprint(<-c, <-c, x, y, z), nil
	})
}

// FlowClosures keeps a variable of every iteration.
func FlowClosures(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		var list []func() int
		for i := 0; i < 3; i++ {
			v, err := await.Await(a, probe.Later(t, "v", i*10))
			if err != nil {
				return "", err
			}
			list = append(list, func() int { v++; i += 0; return v + i })
		}
		for _, f := range list {
			s += fmt.Sprint(f(), f(), " ")
		}
		return s, nil
	})
}

// FlowShadow has one name in many scopes.
func FlowShadow(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		got, e, m := 1, "e", 2.5
		v, err := await.Await(a, probe.Later(t, "v", got))
		{
			v, err := await.Await(a, probe.Later(t, e, "inner"))
			t.Log(v, err)
		}
		result, w := await.Await(a, probe.Later(t, "w", m))
		return fmt.Sprint(got, e, m, v, err, result, w), nil
	})
}

func init() {
	add("FlowIf", FlowIf)
	add("FlowFor", FlowFor)
	add("FlowRetry", FlowRetry)
	add("FlowSwitch", FlowSwitch)
	add("FlowTagless", FlowTagless)
	add("FlowType", FlowType)
	add("FlowRange", FlowRange)
	add("FlowGoto", FlowGoto)
	add("FlowSelect", FlowSelect)
	add("FlowStatements", FlowStatements)
	add("FlowClosures", FlowClosures)
	add("FlowShadow", FlowShadow)
}
