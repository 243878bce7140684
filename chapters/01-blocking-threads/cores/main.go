// Cores divides a fixed amount of work between more and more
// threads and measures how long it takes.
package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/thread"
)

func main() { measure.Main(run) }

func run(quick bool) (*measure.Result, error) {
	work, rounds := 1_000_000_000, 5
	if quick {
		work, rounds = 100_000_000, 3
	}
	cores := runtime.NumCPU()
	counts := []int{1, 2, 4, 64}
	if !slices.Contains(counts, cores) {
		counts = append(counts, cores)
		slices.Sort(counts)
	}
	// Let the kernel divide the cores between the threads, not
	// Go.
	runtime.GOMAXPROCS(slices.Max(counts))
	ms := medians(counts, work, rounds)
	if ms[cores] > 1.5*ms[64] {
		return nil, fmt.Errorf("cores: %v ms with a thread for "+
			"each of %d cores, %v with 64", ms[cores], cores, ms[64])
	}
	return table(counts, ms), nil
}

func table(counts []int, ms map[int]float64) *measure.Result {
	r := &measure.Result{
		Title:   "The same work, divided between threads",
		Columns: []string{"threads", "ms", "times as fast"},
		Values:  make(map[string]float64),
	}
	r.Values["cores"] = float64(runtime.NumCPU())
	for _, n := range counts {
		took := measure.Round(ms[n])
		faster := measure.Round(ms[1] / ms[n])
		r.Rows = append(r.Rows, []any{n, took, faster})
		r.Values[fmt.Sprintf("ms_%d", n)] = took
		r.Values[fmt.Sprintf("faster_%d", n)] = faster
	}
	return r
}

// medians takes the counts in turn, so that whatever else the
// machine does disturbs all of them alike.
func medians(counts []int, work, rounds int) map[int]float64 {
	times := make(map[int][]float64)
	for range rounds {
		for _, n := range counts {
			times[n] = append(times[n], divide(work, n))
		}
	}
	median := make(map[int]float64)
	for n, t := range times {
		slices.Sort(t)
		median[n] = t[len(t)/2]
	}
	return median
}

// divide does the work on n threads and returns how many
// milliseconds that takes.
func divide(work, n int) float64 {
	began := time.Now()
	threads := make([]*thread.Thread, n)
	sums := make([]int, n)
	for i := range threads {
		threads[i] = thread.Start(func() {
			sums[i] = count(work / n)
		})
	}
	for _, t := range threads {
		t.Join()
	}
	return time.Since(began).Seconds() * 1e3
}

// count waits for nothing and nobody.
func count(work int) (sum int) {
	for i := range work {
		sum += i
	}
	return sum
}
