package scheduler

import (
	"sync"
	"testing"
	"time"

	"artofwaiting/code/future"
)

// shutdown fails unless it cuts off so many.
func shutdown(t testing.TB, e *Executor, grace time.Duration,
	cut int) {
	t.Helper()
	n, err := e.Shutdown(grace)
	must(t, err)
	equal(t, "cut", n, cut)
	equal(t, "tasks", e.Len(), 0)
}

// A leaving future says when it is cancelled, and does something.
type leaving struct {
	name int
	log  *[]int
	last func()
}

func (l *leaving) Poll(future.Waker) (int, error) {
	return 0, future.Pending
}

func (l *leaving) Cancel() {
	*l.log = append(*l.log, l.name)
	l.last()
}

func (l leaving) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &l}
}

// Every task is cancelled once, in order: those that wait, those
// that are queued, those that have not begun; whatever they do on
// their way out.
func TestShutdown(t *testing.T) {
	e := setup(t)
	var log []int
	var handles []JoinHandle[int]
	none := func() {}
	add := func(last func()) {
		handles = append(handles,
			Spawn(e, leaving{len(handles), &log, last}))
	}
	var fresh JoinHandle[int]
	add(func() { handles[1].Cancel() })
	add(func() { handles[0].Abort() })
	add(func() { fresh = Spawn(e, leaving{10, &log, none}) })
	add(func() { panic("on the way out") })
	add(func() { handles[5].task.Wake() })
	add(none)
	settle(t, e)
	handles[4].task.Wake() // is queued
	add(none)              // has not begun
	shutdown(t, e, 0, 7)
	ordered(t, log, 0, 1, 2, 10, 3, 4, 5, 6)
	for i, h := range handles {
		if i == 1 {
			continue // was cancelled
		}
		want := ErrAborted.Error()
		if i == 3 {
			want = "scheduler: panic: on the way out"
		}
		_, err := h.Poll(future.Waker{})
		equal(t, "error", err.Error(), want)
	}
	_, err := fresh.Poll(future.Waker{})
	is(t, "spawned by the dying", err, ErrAborted)
}

// After the end there is nothing to run, and nobody to wake.
func TestAfterShutdown(t *testing.T) {
	e := setup(t)
	var w future.Waker
	Spawn(e, waiting(&w))
	settle(t, e)
	shutdown(t, e, 0, 1)
	w.Wake()
	equal(t, "idle", e.idle(), true)
	cancels := 0
	_, err := Run(e, held{&cancels})
	is(t, "run", err, ErrAborted)
	equal(t, "cancels", cancels, 1)
}

// Those who end by themselves in time are not cancelled, and it
// does not take longer than they do.
func TestShutdownGrace(t *testing.T) {
	e := setup(t)
	h := Spawn(e, restless(100))
	shutdown(t, e, time.Hour, 0)
	v, err := h.Poll(future.Waker{})
	equal(t, "answer", v, 101)
	must(t, err)
}

// One that never gives rest does not keep it from its end.
func TestShutdownBusy(t *testing.T) {
	e := setup(t)
	polls := 0
	Spawn(e, forever(&polls))
	shutdown(t, e, time.Millisecond, 1) // or for ever
}

// RT-11: threads wake and spawn while it shuts down. Nobody hangs
// and everybody has an answer.
func TestRT11(t *testing.T) {
	for range 20 {
		e := setup(t)
		const threads = 3
		wakes := many(10_000)
		var wakers [threads]future.Waker
		for i := range wakers {
			Spawn(e, waiting(&wakers[i]))
		}
		settle(t, e)
		var wg sync.WaitGroup
		handles := make([][]JoinHandle[int], threads)
		for i, w := range wakers {
			wg.Go(func() {
				for n := range wakes {
					w.Wake()
					if n%100 == 0 {
						handles[i] = append(handles[i],
							Spawn(e, restless(2)))
					}
				}
			})
		}
		must(t, e.Settle())
		if _, err := e.Shutdown(0); err != nil {
			t.Fatal(err)
		}
		wg.Wait()
		equal(t, "tasks", e.Len(), 0)
		for _, hs := range handles {
			for _, h := range hs {
				v, err := h.Poll(future.Waker{})
				ended := v == 3 && err == nil
				if !ended && err != ErrAborted {
					t.Fatalf("%d, %v", v, err)
				}
			}
		}
	}
}
