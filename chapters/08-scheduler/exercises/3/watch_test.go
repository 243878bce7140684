//go:build exercise

package watch

import (
	"fmt"
	"testing"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// play runs a task that works so long before each of its yields,
// and is what was reported, and how it ended.
func play(t *testing.T, work ...time.Duration) string {
	t.Helper()
	e, err := scheduler.New()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Shutdown(0)
	var c future.Clock
	var said []time.Duration
	task := await.Async(func(a *await.A) (int, error) {
		for i, d := range work {
			if d < 0 {
				c.Advance(-d)
				panic("too much")
			}
			c.Advance(d)
			if i < len(work)-1 {
				await.Await(a, scheduler.Yield())
			}
		}
		return len(work), nil
	})
	h := scheduler.Spawn(e, Watch(task, c.Now, time.Second,
		func(took time.Duration) { said = append(said, took) }))
	v, err := scheduler.Run(e, h)
	return fmt.Sprint(said, " ", v, ", ", err)
}

func TestWatch(t *testing.T) {
	const s = time.Second
	for _, test := range []struct {
		work []time.Duration
		want string
	}{
		{[]time.Duration{s, s / 2, 0}, "[] 3, <nil>"},
		{[]time.Duration{0, 2 * s, s, 3 * s}, "[2s 3s] 4, <nil>"},
		{[]time.Duration{0, -5 * s},
			"[5s] 0, scheduler: panic: too much"},
	} {
		if got := play(t, test.work...); got != test.want {
			t.Errorf("%v: %s, want %s", test.work, got, test.want)
		}
	}
}

func TestCancel(t *testing.T) {
	var c future.Clock
	nap := await.Async(func(a *await.A) (int, error) {
		_, err := await.Await(a, c.Sleep(time.Hour))
		return 0, err
	})
	w := Watch(nap, c.Now, 0, func(time.Duration) {})
	w.Poll(future.Waker{})
	w.Cancel()
	if c.Sleeping() != 0 {
		t.Error("cancelled, it still sleeps")
	}
}
