package generator

import (
	"artofwaiting/code/future"
	"reflect"
	goruntime "runtime"
	"testing"
)

// goroutines fails the test if more goroutines are left than
// there were. One that has said its last word may still be on its
// way out, so it is given turns, not time.
func goroutines(t *testing.T) {
	before := goruntime.NumGoroutine()
	t.Cleanup(func() {
		for range 10000 {
			if goruntime.NumGoroutine() <= before {
				return
			}
			goruntime.Gosched()
		}
		t.Errorf("%d goroutines, before there were %d",
			goruntime.NumGoroutine(), before)
	})
}

// Stop runs deferred calls, the inner generator's first, and
// nothing is left.
func TestStop(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		goroutines(t)
		var seen []string
		note := func(s string) { seen = append(seen, s) }
		g := make(func(y *Y[int]) string {
			defer note("outer")
			y.From(New(func(y *Y[int]) {
				defer note("inner")
				y.Yield(1)
				note("never")
			}))
			return ""
		})
		g.Resume()
		g.Stop()
		g.Stop()
		if want := []string{"inner", "outer"}; !reflect.DeepEqual(
			seen, want) {
			t.Errorf("%v, want %v", seen, want)
		}
		if panics(func() { g.Resume() }) == nil {
			t.Error("resumed after Stop")
		}
	})
}

// To stop what has not begun runs nothing of it.
func TestStopFresh(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		goroutines(t)
		g := make(func(y *Y[int]) string {
			t.Error("it ran")
			return ""
		})
		g.Stop()
		if panics(func() { g.Resume() }) == nil {
			t.Error("resumed after Stop")
		}
	})
}

// A deferred call sees Stop on its way, and can tell it from a
// failure; one that yields is unwound again.
func TestStopRecover(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		goroutines(t)
		told := false
		g := make(func(y *Y[int]) string {
			defer func() {
				r := recover()
				told = IsStop(r)
				panic(r)
			}()
			defer y.Yield(2)
			y.Yield(1)
			return ""
		})
		g.Resume()
		g.Stop()
		if !told {
			t.Error("a deferred call did not see Stop")
		}
	})
}

// A deferred call that fails comes out of Stop.
func TestStopPanic(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		goroutines(t)
		g := make(func(y *Y[int]) string {
			defer panic("oh")
			y.Yield(1)
			return ""
		})
		g.Resume()
		if r := panics(g.Stop); r != "oh" {
			t.Errorf("panic %v", r)
		}
	})
}

// To cancel a future that is a generator stops the generator.
func TestFuturifyCancel(t *testing.T) {
	goroutines(t)
	ran := false
	f := Futurify(func(*future.Waker) Waiting[int] {
		return Returning(func(y *Y[struct{}]) Result[int] {
			defer func() { ran = true }()
			y.Yield(struct{}{})
			return Result[int]{}
		})
	})
	f.Poll(future.Waker{})
	f.Cancel()
	f.Cancel()
	if !ran {
		t.Error("the deferred call did not run")
	}
	if panics(func() { f.Poll(future.Waker{}) }) == nil {
		t.Error("polled after Cancel")
	}
}
