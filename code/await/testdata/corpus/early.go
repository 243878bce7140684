package corpus

import (
	"fmt"
	"unsafe"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// EarlyChanged computes what a call changes before an await.
func EarlyChanged(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		list, b, c, s := []int{1, 2}, true, 1i, "ab"
		var x any = 1
		change := func() int {
			list, b, c, s, x = append(list, 3), false, 2i, "xyz", 2
			return len(list)
		}
		n := len(list)*100 + change()*10 + val(await.Await(a, probe.Later(t, "len", 1)))
		m := min(len(s), 9) + change() + val(await.Await(a, probe.Later(t, "min", 1)))
		list, b = list[:2], true
		ok := fmt.Sprint(b && len(list) == 2, change(), val(await.Await(a, probe.Later(t, "and", 1))))
		list, s, x = list[:2], "ab", 1
		rest := fmt.Sprint(list[1:], []byte(s), real(c), x.(int), change(), cap(list) > 2,
			val(await.Await(a, probe.Later(t, "rest", 1))))
		return fmt.Sprint(n, m, ok, rest), nil
	})
}

// EarlyKey looks bytes up in a map that changes while it waits.
func EarlyKey(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		key, m := []byte("k"), map[string]int{"k": 1}
		set := func(v int) future.Boxed[int] {
			m["k"] = v
			return probe.Later(t, "set", v).Box()
		}
		return m[string(key)] + val(await.Await(a, set(20))), nil
	})
}

// EarlyNever has calls that are never made, for all that is asked
// is the size of what they return.
func EarlyNever(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return int(unsafe.Sizeof(struct{ n int64 }{int64(t.I(1))})) +
			val(await.Await(a, probe.Later(t, "a", 1))), nil
	})
}

// EarlyPanics fails before it waits, or after it.
func EarlyPanics(t *probe.T) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		for i := range 8 {
			n += val(await.Await(a, failing(t, i)))
		}
		return n, nil
	})
}

func failing(t *probe.T, way int) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer func() {
			r := recover()
			if generator.IsStop(r) {
				panic(r)
			}
			t.Log("way", way, r)
		}()
		var x any = "text"
		var p *point
		var list []int
		switch way {
		case 0:
			n = x.(int) + val(await.Await(a, probe.Later(t, "assert", 1)))
		case 2:
			n = len(list[1:2]) + val(await.Await(a, probe.Later(t, "slice", 1)))
		case 3:
			n = list[1] + val(await.Await(a, probe.Later(t, "index", 1)))
		case 4:
			n = p.x + val(await.Await(a, probe.Later(t, "nil", 1)))
		case 5:
			n = 1/len(list) + val(await.Await(a, probe.Later(t, "div", 1)))
		case 6:
			n = [2]int(list)[0] + val(await.Await(a, probe.Later(t, "array", 1)))
		case 7:
			list[1], *p = val(await.Await(a, probe.Later(t, "left", 1))), point{}
		}
		return n, nil
	})
}

func (p point) sum(n int) int { return p.x + n }

// EarlyValues passes values that the next argument changes.
func EarlyValues(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		p, arr, s, f := point{1, 2}, [2]int{1, 2}, "a", 1.5
		set := func() int { arr[0] = 9; s = "z"; f = 9; return p.move(1).x }
		reset := func() { p, arr, s, f = point{1, 2}, [2]int{1, 2}, "a", 1.5 }
		one := fmt.Sprint(p, set(), val(await.Await(a, probe.Later(t, "1", 1))))
		reset()
		two := fmt.Sprint(arr, set(), val(await.Await(a, probe.Later(t, "2", 1))))
		reset()
		three := fmt.Sprint(s, f, arr[0], p.x, set(), val(await.Await(a, probe.Later(t, "3", 1))))
		reset()
		four := fmt.Sprint(p == point{1, 2}, arr == [2]int{1, 2}, p != p, set(), val(await.Await(a, probe.Later(t, "4", 1))))
		reset()
		seven := fmt.Sprint(s+"x", string(s[0]), p.x, p.sum(0), set(), val(await.Await(a, probe.Later(t, "7", 1))))
		reset()
		q := &p
		nine := fmt.Sprint(*q, q.x, set(), val(await.Await(a, probe.Later(t, "9", 1))))
		reset()
		ten := p.sum(set() + val(await.Await(a, probe.Later(t, "10", 1))))
		return fmt.Sprintln(one, two, three, four, seven, nine, ten), nil
	})
}

func init() {
	add("EarlyValues", EarlyValues)
	add("EarlyChanged", EarlyChanged)
	add("EarlyPanics", EarlyPanics)
	add("EarlyKey", EarlyKey)
	add("EarlyNever", EarlyNever)
}
