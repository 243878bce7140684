package corpus

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// ranked has types of its own beside its type parameters.
func ranked[K cmp.Ordered, V any](
	m map[K]V) generator.Generator[string, int] {
	return generator.Returning(func(y *generator.Y[string]) int {
		type entry struct {
			k    K
			v    V
			next *entry
		}
		type list []entry
		type byKey = map[K]*entry
		const limit = 2
		var l list
		idx := byKey{}
		for _, k := range slices.Sorted(maps.Keys(m)) {
			e := entry{k: k, v: m[k]}
			idx[k] = &e
			y.Yield(fmt.Sprint(e.k))
			if len(l) > 0 {
				e.next = &l[len(l)-1]
			}
			l = append(l, e)
		}
		for _, e := range l {
			y.Yield(fmt.Sprint(e.k, e.v, e.next != nil,
				idx[e.k].v))
		}
		{
			type entry struct{ K K }
			x := entry{l[0].k}
			y.Yield(fmt.Sprint(x))
			f := func() any { type entry []K; return entry{x.K} }
			y.Yield(fmt.Sprint(f()))
		}
		return limit
	})
}

// LocalRanked ranks a map.
func LocalRanked(t *probe.T) generator.Generator[string, int] {
	return ranked(map[string]int{"b": 1, "a": 2})
}

func init() {
	add("LocalRanked", LocalRanked)
}
