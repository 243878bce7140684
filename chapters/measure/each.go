package measure

import (
	"time"

	"artofwaiting/code/sys"
)

// Each is how many nanoseconds one of n takes, when f does n. It
// calls f for at least span, and once in any case.
func Each(f func(n int), span time.Duration) float64 {
	const batch = 1000
	calls := 0
	began := sys.Now()
	for calls == 0 || sys.Now()-began < int64(span) {
		f(batch)
		calls += batch
	}
	return float64(sys.Now()-began) / float64(calls)
}
