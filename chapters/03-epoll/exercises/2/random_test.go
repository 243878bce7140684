//go:build exercise

package timers

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// slow is Timers, written so that it is easy to believe: a list
// in the order of adding.
type slow []struct {
	at int64
	id int
}

func (s *slow) add(at int64, id int) {
	s.remove(id)
	*s = append(*s, struct {
		at int64
		id int
	}{at, id})
}

func (s *slow) remove(id int) bool {
	for i, x := range *s {
		if x.id == id {
			*s = slices.Delete(*s, i, i+1)
			return true
		}
	}
	return false
}

func (s *slow) expired(now int64) (ids []int) {
	for {
		first := -1
		for i, x := range *s {
			if x.at > now {
				continue
			}
			if first < 0 || x.at < (*s)[first].at {
				first = i
			}
		}
		if first < 0 {
			return ids
		}
		ids = append(ids, (*s)[first].id)
		*s = slices.Delete(*s, first, first+1)
	}
}

// TestRandom does the same to both.
func TestRandom(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		var x Timers
		var y slow
		now := int64(0)
		for range 300 {
			id := r.IntN(20)
			switch r.IntN(4) {
			case 0:
				removed(t, &x, id, y.remove(id))
			case 1:
				now += r.Int64N(5)
				expired(t, &x, now, y.expired(now)...)
			default:
				at := now + r.Int64N(10)
				x.Add(at, id)
				y.add(at, id)
			}
		}
		expired(t, &x, now+10, y.expired(now+10)...)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
