package corpus

import (
	"bytes"
	"context"
	"strings"
	"time"

	gen "artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// Whole is a constraint of more than one type.
type Whole interface{ ~int | ~int64 }

// A Pile is generic.
type Pile[T any] struct{ items []T }

// Each is a method of a generic type, with a value receiver.
func (s Pile[E]) Each(t *probe.T, f func(E) string) gen.Series[string] {
	return gen.New(func(y *gen.Y[string]) {
		for i, x := range s.items {
			defer func() { t.Log("d", i, f(x)) }()
			y.Yield(f(x))
			i += 10
			x := f(x) + "!"
			y.Yield(x)
		}
	})
}

// MixSum is generic, and ranges over a slice that is a parameter.
func MixSum[S ~[]E, E Whole](t *probe.T, s S, more ...E) gen.Generator[E, E] {
	return gen.Returning(func(y *gen.Y[E]) E {
		var total E
		for _, v := range s {
			total += v
			y.Yield(total)
		}
		var zero E
		for i := range more {
			zero, total = total, total+more[i]
			y.Yield(zero)
		}
		return total
	})
}

// MixBuiltins gives names of the language and of packages to
// variables.
func MixBuiltins(t *probe.T) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		len := func(s string) int { return 42 }
		gen := 3
		strings := strings.NewReader("abc")
		y.Yield(len("x") + gen + strings.Len())
		string := 5
		int := []int{1}
		for i, string := range int {
			y.Yield(string + i)
		}
		true := false
		if true {
			y.Yield(99)
		}
		string++
		y.Yield(string)
		nil := 8
		var p any = &nil
		y.Yield(nil)
		*p.(*interface{ M() }) = *new(interface{ M() })
	})
}

// MixClosures makes closures in loops made of goto and of for.
func MixClosures(t *probe.T) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		var fs []func() int
		i := 0
	again:
		x := i * 10
		fs = append(fs, func() int { x++; return x })
		for j := 0; j < 2; j++ {
			fs = append(fs, func() int { j += 100; return j + x })
			y.Yield(fs[len(fs)-1]())
			if j > 1 {
				continue
			}
			j := j
			fs = append(fs, func() int { j++; return j })
		}
		i++
		if i < 3 {
			goto again
		}
		for _, f := range fs {
			y.Yield(f())
		}
		for _, f := range fs {
			y.Yield(f())
		}
	})
}

// MixValues has structs, arrays and pointers into them.
func MixValues(t *probe.T) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		a, b := 1, 2
		y.Yield(a)
		a, c := b, a
		y.Yield(a + c*10)
		b, err := 5, error(nil)
		{
			a, err := 9, context.Canceled
			y.Yield(a)
			t.Log(err)
			a, d := a+1, a
			t.Log(a, d)
		}
		t.Log(a, b, err)
		var buf bytes.Buffer
		buf.WriteString("q")
		y.Yield(buf.Len())
		buf.WriteString("qq")
		y.Yield(buf.Len())
		arr := [3]int{1, 2, 3}
		sl := arr[:]
		y.Yield(arr[0])
		sl[0] = 50
		y.Yield(arr[0])
		for i, v := range arr {
			arr[2] = 77
			y.Yield(v + i)
		}
		for i, v := range &arr {
			arr[2] = 78
			y.Yield(v + i)
		}
		st := struct{ x, y int }{1, 2}
		px := &st.x
		y.Yield(st.x)
		*px = 8
		y.Yield(st.x)
		d := 3 * time.Second
		y.Yield(int(d / time.Second))
		ctx, cancel := context.WithCancel(context.Background())
		y.Yield(0)
		cancel()
		y.Yield(0)
		t.Log(ctx.Err())
		q := 6
		r := &q
		y.Yield(b / *r + b/q)
		*r = 2
		y.Yield(b/q*-q + ^q)
		q++
		q += q
		y.Yield(q<<q | *r)
	})
}

// LocalTypes declares types and constants in its body.
func LocalTypes(t *probe.T) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		const k = iota + 3
		type pt struct{ a, b int }
		type list []pt
		ps := list{{1, 2}, {3, k}}
		for _, p := range ps {
			y.Yield(p.a * p.b)
			const k = k * 2
			y.Yield(k)
		}
		var m map[pt]*list
		m = map[pt]*list{{1, 1}: &ps}
		y.Yield(len(m))
		for p, l := range m {
			y.Yield(p.a)
			(*l)[0].a = 9
			delete(m, p)
		}
		y.Yield(ps[0].a + len(m))
		if p := (pt{1, 2}); p.a == 1 {
			y.Yield(p.b)
		}
		switch p := (pt{1, 2}); {
		case p == pt{1, 2}:
			y.Yield(1)
			fallthrough
		case p.a == 7:
			p.a++
			y.Yield(p.a)
			if p.b > 0 {
				break
			}
			y.Yield(-1)
		default:
			y.Yield(2)
		}
	})
}

// MixSelect selects, and ranges over all that can be ranged over.
func MixSelect(t *probe.T) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		c := make(chan int, 3)
		d := make(chan string, 1)
		d <- "full"
		c <- 1
	outer:
		for i := 0; ; i++ {
			select {
			case v, ok := <-c:
				y.Yield(v)
				t.Log(ok)
				if i == 2 {
					break outer
				}
				f := func() { v++ }
				f()
				y.Yield(v)
				c <- v
				continue outer
			case d <- "x":
				y.Yield(-1)
				break
			}
			t.Log("after", i, len(d))
		}
		close(c)
		for v := range c {
			y.Yield(v)
		}
		var e chan int
		select {
		case <-e:
		default:
			y.Yield(3)
		}
		for i, r := range "aé\xff世" {
			y.Yield(i)
			y.Yield(int(r))
		}
		type S string
		for i := range S("aé") {
			y.Yield(i)
			i += 5
		}
		for range 2 {
			y.Yield(0)
		}
		var u uint8
		for u = range uint8(3) {
			y.Yield(int(u))
			u = 200
		}
		y.Yield(int(u))
	})
}

// MixTypeSwitch yields values of all types.
func MixTypeSwitch(t *probe.T) gen.Series[any] {
	return gen.New(func(y *gen.Y[any]) {
		y.Yield(nil)
		y.Yield(1.5)
		var x any = 3
		for {
			switch v := x.(type) {
			case int, int8:
				y.Yield(v)
				x = "s"
				continue
			case string:
				g := func() string { v += "t"; return v }
				y.Yield(g())
				y.Yield(v)
				x = nil
			case nil:
				y.Yield(v == nil)
				x = 1.5
			default:
				y.Yield(v)
				return
			}
			y.Yield("end")
		}
	})
}

// MixReturn returns out of the loops it copies.
func MixReturn(t *probe.T) gen.Generator[int, error] {
	return gen.Returning(func(y *gen.Y[int]) error {
		for i := range 3 {
			for j := range 3 {
				if j == 1 {
					continue
				}
				if i == 2 {
					return context.Canceled
				}
			}
			y.Yield(i)
		}
		panic("never")
	})
}

// MixRecursion yields from itself, and changes its parameter.
func MixRecursion(t *probe.T, n int) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		if n == 0 {
			return
		}
		y.From(MixRecursion(t, n-1))
		n++
		y.Yield(n)
		f := func() { n *= 2 }
		f()
		y.Yield(n)
		if n%2 == 1 {
		} else if n > 4 {
			y.Yield(1000)
		} else {
			t.Log("small")
		}
		var a, b = 1, "x"
		var (
			c float64
			d = func() int { return a }
			e [2]int
			_ = t.I(3)
		)
		y.Yield(a + len(b) + int(c) + d() + e[1])
		e[1]++
		c = 1 / 3.0
		y.Yield(int(c*9) + e[1])
		_, g := 1, 2
		y.Yield(g)
	})
}

// MixLoops shares loop variables, and jumps between loops.
func MixLoops(t *probe.T) gen.Series[int] {
	return gen.New(func(y *gen.Y[int]) {
		for i, fs := 0, []func(){}; i < 3; i++ {
			p := &i
			fs = append(fs, func() { t.Log("i", i, *p) })
			y.Yield(i)
			*p += 0
			for _, f := range fs {
				f()
			}
		}
		x := 1
		f := func() func() int {
			return func() int { x++; y := x; return y }
		}()
		y.Yield(f())
		y.Yield(f() + x)
		z := x
		for z := z; z < 5; z++ {
			if z := z * 2; z > 7 {
				y.Yield(z)
			} else {
				y.Yield(-z)
			}
		}
		t.Log(z)
	L:
		for {
			switch {
			case x > 3:
				break L
			default:
				for {
					x++
					if x > 2 {
						continue L
					}
				}
			}
		}
		y.Yield(x)
		goto end
	end:
	})
}

func init() {
	add("MixReceiver", func(t *probe.T) gen.Series[string] {
		p := Pile[int]{[]int{1, 2}}
		return p.Each(t, func(i int) string {
			return t.S("n")
		})
	})
	add("MixSum", func(t *probe.T) gen.Generator[int64, int64] {
		return MixSum(t, []int64{1, 2}, 5, 6)
	})
	add("MixBuiltins", MixBuiltins)
	add("MixClosures", MixClosures)
	add("MixValues", MixValues)
	add("LocalTypes", LocalTypes)
	add("MixSelect", MixSelect)
	add("MixTypeSwitch", MixTypeSwitch)
	add("MixReturn", MixReturn)
	add("MixRecursion", func(t *probe.T) gen.Series[int] {
		return MixRecursion(t, 3)
	})
	add("MixLoops", MixLoops)
}
