package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// VarZeroed declares a variable without a value in a loop: it is
// zero in every round, though it lives across a yield.
func VarZeroed(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		for i := range 3 {
			var n int
			var s []int
			var a [2]int
			n += i + 1
			s = append(s, n)
			a[0]++
			y.Yield(n)
			n++
			s = append(s, n)
			a[0]++
			t.Log(n, s, a)
		}
	})
}

// VarGroup declares in a group, in tuples and in vain.
func VarGroup(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var (
			a, b = t.I(1), t.I(2)
			c    int64
			d, e string
			f, g = twins(t, 3)
			_    = t.I(5)
		)
		y.Yield(a + b + int(c))
		d, _ = "d", t.I(6)
		t.Log(a, b, c, d, e, f, g)
		var _, h = twins(t, 7)
		_, _ = t.I(8), t.I(9)
		y.Yield(len(h))
		t.Log(g)
	})
}

// twins is n and a text of as many letters.
func twins(t *probe.T, n int) (int, string) {
	t.Log("twins", n)
	return n, "abcdefgh"[:n]
}

// VarTuple takes several results, of which one is not new.
func VarTuple(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		n, s := twins(t, 2)
		y.Yield(n)
		m, s := twins(t, 3)
		y.Yield(m)
		n, s = twins(t, n+m)
		y.Yield(n)
		_, s2 := twins(t, 1)
		s, s2 = s2, s
		t.Log(n, m, s, s2)
	})
}

// VarParallel assigns in parallel: operands on both sides first,
// then all, from left to right.
func VarParallel(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		s, i := []int{10, 20, 30}, 0
		for range 2 {
			i, s[i] = i+1, 100+i
			y.Yield(i)
			s[0], s[2] = s[2], s[0]
			y.Yield(s[0])
		}
		s[t.I(0)], s[t.I(1)] = t.I(7), t.I(8)
		y.Yield(s[0])
		t.Log(i, s)
	})
}

// VarUpdate changes by every operator, with operands that are
// called for once.
func VarUpdate(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		x, s := 6, []int{1, 2}
		x += 4
		y.Yield(x)
		x -= 3
		x *= 5
		y.Yield(x)
		x /= 2
		x %= 10
		x <<= 3
		y.Yield(x)
		x |= 3
		x &= 0x3a
		x ^= 0xff
		x &^= 0x81
		y.Yield(x)
		s[t.I(0)] += t.I(5)
		s[t.I(1)]++
		y.Yield(s[0])
		s[t.I(1)]--
		t.Log(s, x>>1)
	})
}

func init() {
	add("VarZeroed", VarZeroed)
	add("VarGroup", VarGroup)
	add("VarTuple", VarTuple)
	add("VarParallel", VarParallel)
	add("VarUpdate", VarUpdate)
}
