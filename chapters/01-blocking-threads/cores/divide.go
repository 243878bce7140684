//go:build unix && !sim

package main

import (
	"cmp"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"artofwaiting/code/thread"
)

// An outcome is how long some work took, and how many cores it
// had meanwhile.
type outcome struct{ ms, cores float64 }

// medians takes the counts in turn, so that whatever else the
// machine does disturbs all of them alike.
func medians(counts []int, work, rounds int) map[int]outcome {
	outcomes := make(map[int][]outcome)
	for range rounds {
		for _, n := range counts {
			outcomes[n] = append(outcomes[n], divide(work, n))
		}
	}
	median := make(map[int]outcome)
	for n, o := range outcomes {
		slices.SortFunc(o, func(a, b outcome) int {
			return cmp.Compare(a.ms, b.ms)
		})
		median[n] = o[len(o)/2]
	}
	return median
}

// divide does the work on n threads.
func divide(work, n int) outcome {
	began, before := time.Now(), spent()
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
	took := time.Since(began).Seconds()
	return outcome{1e3 * took, (spent() - before) / took}
}

// count waits for nothing and nobody.
func count(work int) (sum int) {
	for i := range work {
		sum += i
	}
	return sum
}

// spent is how many seconds cores have worked for this process.
func spent() float64 {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0 // as if it had no core: check demands nothing
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
