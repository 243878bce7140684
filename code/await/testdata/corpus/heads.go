package corpus

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// HeadsCases has cases that are more than one word, in a switch
// of which one case waits.
func HeadsCases(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for i := range 4 {
			x, y := i&1 != 0, i&2 != 0
			switch val(await.Await(a, probe.Later(t, "tag", x))) {
			case x && y, y && !x:
				s += "both"
			case i == 3 || i > 5:
				s += "three"
			case val(await.Await(a, probe.Later(t, "x", x))):
				s += "x"
			}
			switch p := (point{i, 1}); p {
			case point{0, 1}:
				s += "zero"
			case val(await.Await(a, probe.Later(t, "p", point{1, 1}))):
				s += "one"
			case point{y: 1, x: 2}, point{}:
				s += "two"
			}
			switch {
			case point{i, 2} == point{2, 2}:
				s += "2"
			case y && val(await.Await(a, probe.Later(t, "y", y))):
				s += "y"
			}
		}
		return s, nil
	})
}

// HeadsAny compares values of interfaces, nil and constants.
func HeadsAny(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for _, x := range []any{nil, 1, 'x', 2.5, "s", point{}} {
			switch x {
			case nil:
				s += "nil "
			case val(await.Await(a, probe.Later(t, "one", 1))), 'x':
				s += "one "
			case 5 / 2.0, "s":
				s += "const "
			default:
				s += fmt.Sprint(x)
			}
		}
		var f func()
		switch f {
		case nil:
			s += "nil func"
		}
		switch 3 {
		case val(await.Await(a, probe.Later(t, "two", 2))), 1 + 2:
			s += "three"
		}
		return s, nil
	})
}

// HeadsParens has parentheses that say nothing.
func HeadsParens(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		v, err := (await.Await(a, probe.Later(t, "v", 1)))
		w := (val((await.Await(a, (probe.Later(t, "w", 2))))))
		(await.Await(a, probe.Later(t, "alone", 2)))
		if (val(await.Await(a, probe.Later(t, "x", 3))) > 2) && (w == 2) {
			t.Log("yes")
		}
		for v := range await.Each(a, probe.Count(t, "c", 2)) {
			t.Log(v)
		}
		s := fmt.Sprint((await.Await(a, probe.Later(t, "s", "s"))))
		return s + fmt.Sprint(v, err, w), (err)
	})
}

// HeadsReturn returns both values of an answer in parentheses.
func HeadsReturn(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return (await.Await(a, probe.Later(t, "v", 1)))
	})
}

// HeadsRange ranges over everything that can be awaited.
func HeadsRange(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for i := range val(await.Await(a, probe.Later(t, "a", [2]int{1, 2}))) {
			s += fmt.Sprint(i, val(await.Await(a, probe.Later(t, "i", i))))
		}
		for i, v := range val(await.Await(a, probe.Later(t, "p", &[2]int{1, 2}))) {
			s += fmt.Sprint(i, v, val(await.Await(a, probe.Later(t, "i", i))))
		}
		for i, r := range val(await.Await(a, probe.Later(t, "s", "aé\xff"))) {
			s += fmt.Sprint(i, r, val(await.Await(a, probe.Later(t, "r", r))))
		}
		c := make(chan future.Boxed[int], 2)
		c <- probe.Later(t, "one", 1).Box()
		c <- ask(t, "two", 2)
		close(c)
		for f := range val(await.Await(a, probe.Later(t, "c", c))) {
			s += fmt.Sprint(await.Await(a, f))
		}
		for range val(await.Await(a, probe.Later(t, "u", uint8(2)))) {
			s += fmt.Sprint(await.Await(a, ask(t, "u", 2)))
		}
		var i int8
		for i = range val(await.Await(a, probe.Later(t, "int8", int8(3)))) {
			await.Await(a, ask(t, "int8", int(i)))
		}
		for x := range func(yield func(number) bool) { yield(7) } {
			s += fmt.Sprint(x.plus(1))
		}
		k := 1
		for i := range [...]func() int{func() int { return k }, nil} {
			await.Await(a, ask(t, "funcs", i))
		}
		arr, ptr := [2]string{"x"}, &[1]int{}
		for i := range arr {
			await.Await(a, ask(t, "arr", i))
		}
		for i := range ptr {
			await.Await(a, ask(t, "ptr", i))
		}
		var more [3]int
		for i := range len(more) - 1 {
			await.Await(a, ask(t, "more", i))
		}
		return s + fmt.Sprint(i), nil
	})
}

// HeadsBlank has loops over streams that look at errors only.
func HeadsBlank(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for _, err = range await.Each(a, StreamFails(t)) {
			s += fmt.Sprint(err)
		}
		for _, e := range await.Each(a, StreamFails(t)) {
			s += fmt.Sprint(e)
		}
		var v string
		for v = range await.Each(a, StreamFails(t)) {
			s += v
		}
		for v, _ = range await.Each(a, StreamFails(t)) {
			s += v
		}
		for _, _ = range await.Each(a, StreamFails(t)) {
			s += "."
		}
		for _ = range await.Each(a, StreamFails(t)) {
			s += "-"
		}
		list := []string{"x", "y"}
		for _, v = range list {
			await.Await(a, ask(t, v, 1))
		}
		return s, nil
	})
}

// HeadsLabels jumps into and around loops over streams.
func HeadsLabels(t *probe.T) future.BoxedStream[int] {
	return await.Stream(func(a *await.A, y *generator.Y[int]) error {
		c, n := make(chan int, 1), 0
	again:
		for v := range await.Each(a, probe.Count(t, "o", 3)) {
			n++
			defer t.Log("deferred", v, n)
			select {
			case c <- v:
				y.Yield(v)
				if v == 1 {
					break
				}
				continue again
			case w := <-c:
				if n < 5 {
					goto again
				}
				for u := range await.Each(a, numbers(t, 3)) {
					if u == 10 {
						goto next
					}
					y.Yield(w*100 + u)
				}
			}
		next:
			for i := 0; ; i++ {
				if i == v {
					continue again
				}
				if i+n > 8 {
					break again
				}
				y.Yield(val(await.Await(a, ask(t, "i", i))))
			}
		}
		return nil
	})
}

func init() {
	add("HeadsCases", HeadsCases)
	add("HeadsAny", HeadsAny)
	add("HeadsParens", HeadsParens)
	add("HeadsReturn", HeadsReturn)
	add("HeadsRange", HeadsRange)
	add("HeadsBlank", HeadsBlank)
	addStream("HeadsLabels", HeadsLabels)
}
