package corpus

import (
	"errors"
	"fmt"
	"strings"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

func typed(t *probe.T, u uint8, b truth, list ...any) {
	t.Log(u, b, list)
}

// MoreDefers defers with arguments whose type is that of the
// parameter.
func MoreDefers(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := val(await.Await(a, probe.Later(t, "n", 3)))
		defer typed(t, 1<<n, n > 2, n, nil, 2.5)
		defer typed(t, (1<<n | 1), !(n > 2) || n == 1, []any{1, n}...)
		defer func(x int, err error) { t.Log(x, err, n) }(await.Await(a, ask(t, "tuple", n)))
		defer typed(t, uint8(val(await.Await(a, ask(t, "arg", n)))), true)
		for i := range 2 {
			defer func() { n += i; t.Log("literal", n) }()
			n += val(await.Await(a, ask(t, "n", n)))
		}
		return n, nil
	})
}

// MoreEachDefers recovers from what a loop over a stream did.
func MoreEachDefers(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
		for i := range 4 {
			v, err := await.Await(a, eachDefers(t, i))
			s += fmt.Sprint(v, err, ";")
		}
		return
	})
}

func eachDefers(t *probe.T, way int) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer func() { t.Log("outer", n) }()
		for v := range await.Each(a, numbers(t, 3)) {
			defer func() {
				r := recover()
				if generator.IsStop(r) {
					panic(r)
				}
				n += v
				t.Log("recovered", r, v, n)
			}()
			switch n++; {
			case way == 0 && v == 10:
				panic(v)
			case way == 1 && v == 20:
				return val(await.Await(a, ask(t, "r", v))), probe.ErrLate
			case way == 2:
				n += []int{1}[val(await.Await(a, ask(t, "i", v)))]
			}
		}
		return n, nil
	})
}

// MoreMaps assigns to elements that are awaited, with operators.
func MoreMaps(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		m := map[string][]int{"k": {1, 2, 3}}
		c := map[any]complex128{}
		key := func(s string) string { t.Log("key", s); return s }
		m[key("k")][val(await.Await(a, probe.Later(t, "i", 1)))] += val(await.Await(a, probe.Later(t, "v", 10)))
		m[val(await.Await(a, probe.Later(t, "k", "k")))][t.I(0)] <<= val(await.Await(a, probe.Later(t, "s", uint(3))))
		c[val(await.Await(a, probe.Later[any](t, "x", 2.5)))] -= 1i * complex(val(await.Await(a, probe.Later(t, "re", 2.0))), 1)
		c[nil] = complex(real(c[2.5]), float64(val(await.Await(a, probe.Later(t, "im", 1)))))
		l := m["k"]
		i, j := 0, 2
		l[i], l[j] = val(await.Await(a, probe.Later(t, "l", l[j]))), val(await.Await(a, probe.Later(t, "r", l[i])))
		i, l[i] = val(await.Await(a, probe.Later(t, "one", 1))), val(await.Await(a, probe.Later(t, "seven", 7)))
		l[i], l[t.I(i)+1], j = l[i+1], l[val(await.Await(a, probe.Later(t, "swap", i)))], l[0]
		p := &point{1, 2}
		p.x, p = val(await.Await(a, probe.Later(t, "px", 5))), &point{3, 4}
		p.x, p.y = p.y, val(await.Await(a, probe.Later(t, "py", p.x)))
		(*val(await.Await(a, probe.Later(t, "p", p)))).x *= 2
		val(await.Await(a, probe.Later(t, "p", p))).move(t.I(1)).y++
		var arr [2][2]int
		arr[val(await.Await(a, probe.Later(t, "row", 1)))][t.I(0)]--
		s := "a"
		s += t.S("b") + val(await.Await(a, probe.Later(t, "c", "c"))) + s
		return fmt.Sprint(m, c, l, i, j, *p, arr, s), nil
	})
}

// MoreLiterals awaits in literals of every type.
func MoreLiterals(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		n := 1
		fs := []func() int{
			func() int { n++; return n },
			val(await.Await(a, probe.Later(t, "f", func() int { return 5 }))),
			func(m int) func() int { return func() int { return m + n } }(val(await.Await(a, probe.Later(t, "m", 7)))),
		}
		arr := [...]any{t.I(0), 3: val(await.Await(a, probe.Later(t, "three", 3))), nil}
		nested := map[point]*[]point{
			{x: t.I(1)}: {{2, val(await.Await(a, probe.Later(t, "y", 3)))}, {t.I(4), 5}},
			{val(await.Await(a, probe.Later(t, "x", 6))), 0}: nil,
		}
		anon := struct {
			error
			f future.Boxed[int]
			c chan future.Boxed[int]
		}{errors.New(t.S("e")), ask(t, "held", val(await.Await(a, probe.Later(t, "arg", 8)))), make(chan future.Boxed[int], t.I(1))}
		anon.c <- ask(t, "sent", val(await.Await(a, anon.f)))
		r := val(await.Await(a, <-anon.c))
		var e error = fmt.Errorf("%w and %w", anon, errOf(await.Await(a, probe.Fails[int](t, "late"))))
		i := any(val(await.Await(a, probe.Later(t, "i", point{1, 2})))) == any(point{1, 2})
		k := fmt.Stringer(&strings.Builder{}) == val(await.Await(a, probe.Later[fmt.Stringer](t, "k", nil)))
		return fmt.Sprint(fs[0](), fs[1](), fs[2](), arr, len(nested), (*nested[point{x: 1}])[0], nested[point{6, 0}] == nil, r, e, i, k), nil
	})
}

// MoreContexts awaits where constants have no type yet.
func MoreContexts(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		const big = 1 << 40
		f := 2*val(await.Await(a, probe.Later(t, "f", 1.5))) + 'a' + big
		u := uint16(1)<<val(await.Await(a, probe.Later(t, "u", 4))) ^ 0xff&^uint16(val(await.Await(a, probe.Later(t, "v", 3))))
		var i8 int8 = 1 << val(await.Await(a, probe.Later(t, "i8", 6)))
		c := complex(1, val(await.Await(a, probe.Later(t, "c", 2.0)))) * 2i
		r := rune(t.S("é")[0]) + val(await.Await(a, probe.Later(t, "r", 'r')))
		s := string(r) + "x"[:val(await.Await(a, probe.Later(t, "s", 1)))] + string([]byte(val(await.Await(a, probe.Later(t, "b", "b"))))[0:1:1])
		b := -val(await.Await(a, probe.Later(t, "neg", 1))) < +1 == !val(await.Await(a, probe.Later(t, "not", false)))
		d := 7 / val(await.Await(a, probe.Later(t, "d", 2))) % t.I(2)
		arr := [3]int(val(await.Await(a, probe.Later(t, "arr", []int{1, 2, 3}))))[2]
		ptr := &val(await.Await(a, probe.Later(t, "ptr", []point{{1, 2}})))[t.I(0)].y
		x, ok := val(await.Await(a, probe.Later[any](t, "any", i8))).(interface{ none() })
		closed := make(chan int)
		close(closed)
		w, open := <-val(await.Await(a, probe.Later(t, "chan", closed)))
		return fmt.Sprint(f, u, i8, c, s, b, d, arr, *ptr, x, ok, w, open), nil
	})
}

// MoreTruths nests && and || in tags and cases.
func MoreTruths(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		b := func(v bool) bool { return val(await_2(t, v)) }
		for i := range 16 {
			w, x, y, z := i&1 != 0, i&2 != 0, i&4 != 0, i&8 != 0
			switch (w || val(await.Await(a, probe.Later(t, "x", x)))) && t.B(y) {
			case !(y && val(await.Await(a, probe.Later(t, "z", z)))) || b(w):
				n = n*3 + 1
			case t.B(z) == (val(await.Await(a, probe.Later(t, "w", w))) || x && !(y || z)):
				n = n*3 + 2
				fallthrough
			default:
				n++
			}
			for j := 0; j < 2 && (b(x) || val(await.Await(a, probe.Later(t, "y", y)))) && !z; j++ {
				n += j
			}
			n %= 1 << 20
		}
		return n, nil
	})
}

func await_2(t *probe.T, v bool) (bool, error) { return t.B(v), nil }

// MoreStatements goes and sends with answers of two values.
func MoreStatements(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		c := make(chan string, 4)
		done := make(chan chan int, 1)
		go func(v int, err error) { c <- fmt.Sprint(v, err) }(await.Await(a, ask(t, "go", 1)))
		s := <-c
		val(await.Await(a, probe.Later(t, "done", done))) <- val(await.Await(a, probe.Later(t, "int", make(chan int))))
		send := func(n int, list ...any) { c <- fmt.Sprint(n, list) }
		go send(val(await.Await(a, ask(t, "x", 2))), t.I(3), val(await.Await(a, ask(t, "y", 4))))
		s += <-c
		go val(await.Await(a, probe.Later(t, "f", send)))(t.I(5))
		s += <-c
		var x, _ = await.Await(a, ask(t, "var", 1))
		var (
			y    any    = val(await.Await(a, ask(t, "any", 1)))
			z, w string = val(await.Await(a, probe.Later(t, "z", "z"))), t.S("w")
			_           = val(await.Await(a, ask(t, "blank", 1)))
		)
		p := &x
		*p += 5
		_, _ = await.Await(a, ask(t, "both", x))
		if v, err := await.Await(a, probe.Fails[int](t, "if")); err == nil {
			return "", nil
		} else if v, err := v, err; errors.Is(err, probe.ErrLate) {
			return s + fmt.Sprint(x, y, z, w, v, err), errOf(await.Await(a, ask(t, "end", 1)))
		}
		return "", nil
	})
}

func init() {
	add("MoreDefers", MoreDefers)
	add("MoreEachDefers", MoreEachDefers)
	add("MoreMaps", MoreMaps)
	add("MoreLiterals", MoreLiterals)
	add("MoreContexts", MoreContexts)
	add("MoreTruths", MoreTruths)
	add("MoreStatements", MoreStatements)
}
