package scheduler

import (
	"runtime"
	"sync"
	"testing"

	"artofwaiting/code/future"
)

// BenchmarkSpawn is a task, from its beginning to its answer.
func BenchmarkSpawn(b *testing.B) {
	b.Run("run", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		for b.Loop() {
			Run(e, future.Ready(1))
		}
	})
	b.Run("in a task", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		n := 0
		var h JoinHandle[int]
		Run(e, steps(func(_ int, w future.Waker) error {
			for ; n < b.N; n++ {
				if n > 0 {
					if _, err := h.Poll(w); err != nil {
						return err
					}
				}
				h = Spawn(e, future.Ready(1))
			}
			return nil
		}))
	})
	b.Run("goroutine", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c := make(chan int, 1)
			go func() { c <- 1 }()
			<-c
		}
	})
}

// BenchmarkYield is one yield of one of n tasks.
func BenchmarkYield(b *testing.B) {
	for _, n := range []int{1, 100} {
		name := map[int]string{1: "alone", 100: "of a hundred"}[n]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			e := setup(b)
			left := b.N
			for range n {
				Spawn(e, future.PollFunc(
					func(w future.Waker) (int, error) {
						if left--; left <= 0 {
							return 0, nil
						}
						w.Wake()
						return 0, future.Pending
					}))
			}
			e.Drain()
		})
		b.Run(name+", goroutines", func(b *testing.B) {
			b.ReportAllocs()
			var wg sync.WaitGroup
			for range n {
				wg.Go(func() {
					for range b.N / n {
						runtime.Gosched()
					}
				})
			}
			wg.Wait()
		})
	}
}

// BenchmarkPingPong is a message there and one back, between two
// tasks that do nothing but wake each other.
func BenchmarkPingPong(b *testing.B) {
	b.Run("tasks", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		var wakers [2]future.Waker
		left := 2 * b.N
		for i := range 2 {
			Spawn(e, future.PollFunc(
				func(w future.Waker) (int, error) {
					wakers[i] = w
					wakers[1-i].Wake()
					if left--; left <= 0 {
						return 0, nil
					}
					return 0, future.Pending
				}))
		}
		e.Drain()
	})
	b.Run("goroutines", func(b *testing.B) {
		b.ReportAllocs()
		there, back := make(chan int), make(chan int)
		go func() {
			for v := range there {
				back <- v
			}
		}()
		for b.Loop() {
			there <- 1
			<-back
		}
		close(there)
	})
}

// BenchmarkWakeOne wakes one task of n that wait, and polls it.
func BenchmarkWakeOne(b *testing.B) {
	for _, n := range []int{1000, 1_000_000} {
		b.Run(map[int]string{1000: "of a thousand",
			1_000_000: "of a million"}[n], func(b *testing.B) {
			b.ReportAllocs()
			e := setup(b)
			wakers := make([]future.Waker, n)
			for i := range wakers {
				Spawn(e, waiting(&wakers[i]))
			}
			e.Settle()
			i := 0
			b.ResetTimer()
			for range b.N {
				i = (i + 7919) % n
				wakers[i].Wake()
				e.take().run()
				e.polls = 0
			}
		})
	}
}

// BenchmarkThread is a wake from another thread, and an answer
// that it waits for: the loop sleeps in between.
func BenchmarkThread(b *testing.B) {
	b.Run("task", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		back := make(chan int)
		c := make(chan future.Waker)
		go func() {
			w := <-c
			for range b.N {
				w.Wake()
				<-back
			}
		}()
		left := b.N
		Run(e, future.PollFunc(func(w future.Waker) (int, error) {
			if left == b.N {
				c <- w
				left--
				return 0, future.Pending
			}
			back <- 1
			if left--; left < 0 {
				return 0, nil
			}
			return 0, future.Pending
		}))
	})
	b.Run("goroutine", func(b *testing.B) {
		b.ReportAllocs()
		there, back := make(chan int), make(chan int)
		go func() {
			for v := range there {
				back <- v
			}
		}()
		for b.Loop() {
			there <- 1
			<-back
		}
		close(there)
	})
}

// BenchmarkPairs is one wake among many pairs of tasks that wake
// each other, and touch half a kilobyte each time. It is what the
// place for the latest is there for: with streak 0, every wake
// goes to the end of the queue, and comes back when the memory is
// cold.
func BenchmarkPairs(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(map[int]string{100: "a hundred",
			100_000: "a hundred thousand"}[n], func(b *testing.B) {
			b.ReportAllocs()
			e := setup(b)
			left := 2 * b.N
			for range n {
				pairUp(e, &left)
			}
			b.ResetTimer()
			e.Drain()
		})
	}
}

// pairUp spawns two tasks that wake each other while any are
// left.
func pairUp(e *Executor, left *int) {
	var wakers [2]future.Waker
	memory := new([512]byte)
	for i := range wakers {
		Spawn(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				wakers[i] = w
				for k := 0; k < len(memory); k += 64 {
					memory[k]++
				}
				wakers[1-i].Wake()
				if *left--; *left <= 0 {
					return 0, nil
				}
				return 0, future.Pending
			}))
	}
}
