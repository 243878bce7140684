package generator

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

// A maker is a way to run a function as a generator.
type maker func(func(*Y[int]) string) Generator[int, string]

// makers is all of them that take a function; of the others, the
// enum is below, and the compiler has a corpus of its own.
var makers = map[string]maker{
	"stackful": Returning[int, string],
	"threaded": Threaded[int, string],
}

// all runs a test with each maker.
func all(t *testing.T, test func(*testing.T, maker)) {
	for name, make := range makers {
		t.Run(name, func(t *testing.T) { test(t, make) })
	}
}

// panics is what f panics with.
func panics(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

// GE-01: making a generator runs none of it, and caller and
// generator then take turns.
func TestGE01(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		var seen []int
		note := func(n int) { seen = append(seen, n) }
		g := make(func(y *Y[int]) string {
			note(2)
			y.Yield(0)
			note(4)
			return ""
		})
		note(1)
		g.Resume()
		note(3)
		g.Resume()
		note(5)
		if want := []int{1, 2, 3, 4, 5}; !reflect.DeepEqual(
			seen, want) {
			t.Errorf("order %v, want %v", seen, want)
		}
	})
}

// GE-02: one yield and a return, then a panic.
func TestGE02(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		g := make(func(y *Y[int]) string {
			y.Yield(1)
			return "foo"
		})
		got := fmt.Sprint(g.Resume(), " ", g.Resume())
		if want := "Yielded(1) Complete(foo)"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		again := panics(func() { g.Resume() })
		if !strings.Contains(fmt.Sprint(again), "after its end") {
			t.Errorf("resumed again: %v", again)
		}
	})
}

// Claim 59: the essay's generator has three values, then its end,
// in every form.
func TestEssay(t *testing.T) {
	body := func(y *Y[int]) {
		for i := range 3 {
			y.Yield(i)
		}
	}
	forms := map[string]Series[int]{
		"by hand":  &three{},
		"stackful": New(body),
		"threaded": Threaded(func(y *Y[int]) (none struct{}) {
			body(y)
			return none
		}),
	}
	want := "[Yielded(0) Yielded(1) Yielded(2) Complete]"
	for name, g := range forms {
		var got []State[int, struct{}]
		for len(got) == 0 || !got[len(got)-1].Complete {
			got = append(got, g.Resume())
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", name, got, want)
		}
		if panics(func() { g.Resume() }) == nil {
			t.Errorf("%s: resumed after its end", name)
		}
	}
}

// GE-04: a yield is pending; the end is the answer, or the error.
func TestGE04(t *testing.T) {
	failed := errors.New("failed")
	for _, want := range []error{nil, failed} {
		resumed := 0
		f := Futurify(func(*future.Waker) Waiting[int] {
			return Returning(func(y *Y[struct{}]) Result[int] {
				for range 2 {
					resumed++
					y.Yield(struct{}{})
				}
				return Result[int]{7, want}
			})
		})
		for polls := 1; polls <= 2; polls++ {
			_, err := f.Poll(future.Waker{})
			if err != future.Pending || resumed != polls {
				t.Errorf("poll %d: %v after %d resumes",
					polls, err, resumed)
			}
		}
		v, err := f.Poll(future.Waker{})
		if v != 7 || err != want {
			t.Errorf("%d, %v, want 7, %v", v, err, want)
		}
		if panics(func() { f.Poll(future.Waker{}) }) == nil {
			t.Error("polled after its end")
		}
	}
}

// Claims 63 and 65: the loop that polls a future yields as often
// as that is pending, with the Waker of the latest poll.
func TestFuturifyLoop(t *testing.T) {
	var count future.Counter
	f := Futurify(func(w *future.Waker) Waiting[int] {
		return Returning(func(y *Y[struct{}]) Result[int] {
			child := future.PendingOnce(5)
			v, err := child.Poll(*w)
			for err == future.Pending {
				y.Yield(struct{}{})
				v, err = child.Poll(*w)
			}
			return Result[int]{v, err}
		})
	})
	if _, err := f.Poll(count.Waker()); err != future.Pending {
		t.Errorf("first poll: %v", err)
	}
	v, err := f.Poll(future.NewWaker(future.Alarm{}))
	if v != 5 || err != nil || count.Woken() != 1 {
		t.Errorf("%d, %v, woken %d times", v, err, count.Woken())
	}
}

// A panic comes out of Resume, and is the end.
func TestPanic(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		g := make(func(y *Y[int]) string {
			y.Yield(1)
			panic("oh")
		})
		g.Resume()
		if r := panics(func() { g.Resume() }); r != "oh" {
			t.Errorf("panic %v", r)
		}
		if panics(func() { g.Resume() }) == nil {
			t.Error("resumed after a panic")
		}
		g.Stop()
	})
}

// While it runs, a generator counts as ended.
func TestInside(t *testing.T) {
	all(t, func(t *testing.T, make maker) {
		var g Generator[int, string]
		g = make(func(y *Y[int]) string {
			g.Stop()
			if panics(func() { g.Resume() }) == nil {
				t.Error("resumed while it runs")
			}
			y.Yield(1)
			return "end"
		})
		g.Resume()
		if s := g.Resume(); s.Result != "end" {
			t.Errorf("then %v", s)
		}
	})
}
