package measure

import "runtime"

// Allocs is how many times f allocates, as testing.AllocsPerRun
// counts it: others of the program must not do so meanwhile.
func Allocs(f func()) float64 {
	const times = 1000
	f() // what is allocated once does not count
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / times)
}
