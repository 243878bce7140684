package scheduler

import "testing"

// Every order in which two threads push while the loop empties
// the queue and falls asleep: no task is lost, none comes twice,
// and if one is left, the loop is awake, or the bell has rung.
// The second thread may hold the first one's task for a moment,
// when it is in nobody's queue.
func TestQueueOrders(t *testing.T) {
	e := setup(t)
	ways := 0
	orders([]int{3, 3, 3}, func(way []int) {
		ways++
		asleep, sleeps, rung := false, false, false
		polled := map[*task]int{}
		drain := func() {
			e.polls = 0
			for x := e.take(); x != nil; x = e.take() {
				polled[x]++
			}
		}
		push := func() []func() {
			var displaced *task
			return []func(){
				func() { displaced = e.latest.Swap(new(task)) },
				func() {
					if displaced != nil {
						e.enqueue(displaced)
					}
				},
				func() { rung = rung || asleep },
			}
		}
		threads := [][]func(){push(), push(), {
			drain,
			func() { asleep = true },
			func() { sleeps = e.idle() },
		}}
		for _, i := range way {
			threads[i][0]()
			threads[i] = threads[i][1:]
		}
		if sleeps && !rung && !e.idle() {
			t.Errorf("order %v: sleeps for ever", way)
		}
		drain()
		for _, n := range polled {
			if n != 1 || len(polled) != 2 {
				t.Errorf("order %v: polled %v", way, polled)
			}
		}
	})
	equal(t, "orders", ways, 1680)
}

// BenchmarkPush is a task that goes into the queue and comes out
// again, through the place for the latest and through the slice.
func BenchmarkPush(b *testing.B) {
	e := setup(b)
	x := &task{executor: e}
	b.Run("latest", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			e.polls, e.row = 0, 0
			e.push(x)
			e.take()
		}
	})
	b.Run("slice", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			e.polls, e.row = 0, 0
			for range 16 {
				e.enqueue(x)
			}
			for range 16 {
				e.take()
			}
		}
	})
}
