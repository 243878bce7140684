package corpus

import (
	"fmt"
	"iter"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator/testdata/probe"
)

// called is an iterator that says when it ends.
func called(t *probe.T, n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer t.Log("iterator ends", n)
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// CalledReturn returns out of an iterator in a loop over a stream:
// the iterator ends first.
func CalledReturn(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		defer t.Log("deferred")
		for i := range await.Each(a, probe.Count(t, "c", 5)) {
			for j := range called(t, 3) {
				defer t.Log("in iterator", i, j)
				if i == 2 && j == 1 {
					return fmt.Sprint(i, j), nil
				}
			}
		}
		return "", nil
	})
}

// CalledJumps leaves two of each by all ways.
func CalledJumps(t *probe.T) future.Boxed[string] {
	return await.Async(func(a *await.A) (s string, err error) {
	outer:
		for k := range 3 {
		mid:
			for i := range await.Each(a, probe.Count(t, "c", 5)) {
				for m := range await.Each(a, probe.Count(t, "d",
					2)) {
					for j := range called(t, 3) {
						for l := range called(t, 2) {
							switch {
							case k == 0 && i == 1:
								continue outer
							case k == 1 && i == 1:
								break mid
							case j == 1 && m == 0:
								continue mid
							case k == 2 && j == 2:
								break outer
							case k == 2 && i == 1 && l == 1:
								goto end
							}
						}
					}
				}
			}
			s += fmt.Sprint(k)
		}
	end:
		return s, nil
	})
}

func init() {
	add("CalledReturn", CalledReturn)
	add("CalledJumps", CalledJumps)
}
