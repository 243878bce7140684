//go:build unix && !sim

// Cores divides a fixed amount of work between more and more
// threads and measures how long it takes.
package main

import (
	"fmt"
	"runtime"
	"slices"

	"artofwaiting/chapters/measure"
)

func main() { measure.Main(run) }

func run(quick bool) (*measure.Result, error) {
	work, rounds := 1_000_000_000, 5
	if quick {
		work = 100_000_000
	}
	cores := runtime.NumCPU()
	counts := []int{1, 2, 4, 64}
	if !slices.Contains(counts, cores) {
		counts = append(counts, cores)
		slices.Sort(counts)
	}
	// Let the kernel divide the cores between threads, not Go.
	runtime.GOMAXPROCS(slices.Max(counts))
	m := medians(counts, work, rounds)
	r := table(counts, m)
	r.Shape = check(m[cores], m[64], float64(cores))
	return r, nil
}

// check fails when many threads gain more than one for each core.
// Where other programs want the cores, they do: they are more who
// ask. So check demands nothing there.
func check(few, many outcome, cores float64) error {
	if few.cores > 0.9*cores && few.ms > 1.5*many.ms {
		return fmt.Errorf("cores: %v ms with a thread each on "+
			"%v cores, %v ms with 64", few.ms, cores, many.ms)
	}
	return nil
}

func table(counts []int, m map[int]outcome) *measure.Result {
	r := &measure.Result{
		Title:   "The same work, divided between threads",
		Columns: []string{"threads", "ms", "times as fast"},
		Values:  make(map[string]float64),
	}
	r.Values["cores"] = float64(runtime.NumCPU())
	for _, n := range counts {
		ms := measure.Round(m[n].ms)
		faster := measure.Round(m[1].ms / m[n].ms)
		r.Rows = append(r.Rows, []any{n, ms, faster})
		r.Values[fmt.Sprintf("ms_%d", n)] = ms
		r.Values[fmt.Sprintf("faster_%d", n)] = faster
	}
	return r
}
