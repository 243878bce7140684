//go:build exercise

package timers

import (
	"math"
	"runtime"
	"slices"
	"testing"
	"time"
)

func expired(t *testing.T, x *Timers, now int64, want ...int) {
	t.Helper()
	got := x.Expired(now)
	if !slices.Equal(got, want) {
		t.Errorf("expired at %d: %v, want %v", now, got, want)
	}
}

func next(
	t *testing.T, x *Timers, now int64, want time.Duration) {
	t.Helper()
	if got := x.Next(now); got != want {
		t.Errorf("next at %d: %d, want %d", now, got, want)
	}
}

func removed(t *testing.T, x *Timers, id int, want bool) {
	t.Helper()
	if got := x.Remove(id); got != want {
		t.Errorf("remove %d: %v, want %v", id, got, want)
	}
}

func TestNone(t *testing.T) {
	var x Timers
	next(t, &x, 0, -1)
	expired(t, &x, math.MaxInt64)
	removed(t, &x, 1, false)
}

func TestOne(t *testing.T) {
	var x Timers
	x.Add(100, 1)
	next(t, &x, 0, 100)
	next(t, &x, 99, 1)
	expired(t, &x, 99)
	next(t, &x, 100, 0)
	next(t, &x, 5000, 0)
	expired(t, &x, 100, 1)
	next(t, &x, 100, -1)
	expired(t, &x, 100)
}

func TestOrder(t *testing.T) {
	var x Timers
	for id, at := range []int64{30, 10, 20, 40} {
		x.Add(at, id)
	}
	next(t, &x, 0, 10)
	expired(t, &x, 30, 1, 2, 0)
	next(t, &x, 30, 10)
	expired(t, &x, 100, 3)
}

// TestEqual has so many at the same time that an order by luck
// would not last.
func TestEqual(t *testing.T) {
	var x Timers
	var want []int
	for id := range 1000 {
		x.Add(7, id*31%1000)
		want = append(want, id*31%1000)
	}
	expired(t, &x, 7, want...)
}

func TestRemove(t *testing.T) {
	var x Timers
	for id := range 5 {
		x.Add(int64(10+id), id)
	}
	removed(t, &x, 0, true)
	removed(t, &x, 0, false)
	removed(t, &x, 3, true)
	next(t, &x, 0, 11)
	expired(t, &x, 100, 1, 2, 4)
	removed(t, &x, 4, false)
}

// TestAgain: one id is one timer.
func TestAgain(t *testing.T) {
	var x Timers
	x.Add(10, 1)
	x.Add(20, 2)
	x.Add(20, 1) // later, and behind 2
	next(t, &x, 0, 20)
	expired(t, &x, 100, 2, 1)
	x.Add(30, 1)
	x.Add(5, 1)
	next(t, &x, 0, 5)
	expired(t, &x, 100, 1)
}

func TestFarAhead(t *testing.T) {
	var x Timers
	x.Add(math.MaxInt64, 1)
	next(t, &x, 0, math.MaxInt64)
	x.Add(0, 2)
	next(t, &x, math.MaxInt64, 0)
	expired(t, &x, math.MaxInt64-1, 2)
	expired(t, &x, math.MaxInt64, 1)
}

// TestTwo: timers of one Timers are not those of another.
func TestTwo(t *testing.T) {
	var x, y Timers
	x.Add(1, 1)
	y.Add(2, 1)
	removed(t, &x, 1, true)
	expired(t, &y, 2, 1)
}

// TestMillion is done soon when each call looks at a few timers,
// and not in a lifetime when it looks at all.
func TestMillion(t *testing.T) {
	const n = 1_000_000
	var x Timers
	for id := range n {
		x.Add(int64(id)*7919%n, id) // each time once
	}
	for id := range n / 2 {
		removed(t, &x, id, true)
	}
	count := 0
	for now := int64(0); now < n; now += 1000 {
		for _, id := range x.Expired(now + 999) {
			at := int64(id) * 7919 % n
			if id < n/2 || at < now || at >= now+1000 {
				t.Fatalf("%d expired at %d", id, now)
			}
			count++
		}
	}
	if count != n/2 {
		t.Errorf("%d timers expired, want %d", count, n/2)
	}
}

// TestMemory gives a timer a new time again and again, as a
// server does with each request, and never lets it expire.
func TestMemory(t *testing.T) {
	var before, after runtime.MemStats
	var x Timers
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range int64(1_000_000) {
		x.Add(math.MaxInt64-i, int(i%10))
	}
	for id := range 10 {
		removed(t, &x, id, true)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	grown := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	if grown > 4<<20 {
		t.Errorf("10 timers left %d bytes behind", grown)
	}
	next(t, &x, 0, -1)
}
