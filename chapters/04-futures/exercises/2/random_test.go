//go:build exercise

package ticks

import (
	"math/rand/v2"
	"testing"
	"time"

	"artofwaiting/code/future"
)

// TestRandom asks at any time. The number is the time, divided.
func TestRandom(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 0))
		c := watch{early: time.Duration(r.IntN(2))}
		x := Every(&c, 7)
		last := 0
		for range 100 {
			c.Advance(time.Duration(r.IntN(16)))
			if n := int(c.Now() / 7); n > last {
				tick(t, &c, &x, n)
				last = n
			} else {
				pending(t, &c, &x, future.Waker{})
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
