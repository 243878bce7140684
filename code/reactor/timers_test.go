package reactor

import (
	"cmp"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

// soon is far enough ahead for no test to get there: they fire by
// a time of their own.
func soon() int64 { return after(time.Hour) }

// A fired timer writes its number down.
type fired struct {
	log    *[]int
	number int
}

func (f *fired) Wake() { *f.log = append(*f.log, f.number) }

// A bench is timers, and which of them have fired.
type bench struct {
	timers
	testing.TB
	all   []timer
	wakes []fired
	log   []int
}

func newBench(t testing.TB, n int) *bench {
	b := &bench{TB: t, all: make([]timer, n),
		wakes: make([]fired, n)}
	for i := range b.wakes {
		b.wakes[i] = fired{&b.log, i}
	}
	return b
}

// arm starts timer i.
func (b *bench) arm(i int, at int64) {
	w := future.NewWaker(&b.wakes[i])
	if _, err := b.wait(&b.all[i], at, w); err != future.Pending {
		b.Fatalf("timer %d: %v", i, err)
	}
}

// check fails unless the heap is one, and all that is in it knows
// where.
func (b *bench) check() {
	b.Helper()
	for i := range b.entries {
		e := &b.entries[i]
		if e.timer.place != i+1 {
			b.Fatalf("entry %d thinks it is %d", i, e.timer.place)
		}
		if i > 0 && e.before(&b.entries[(i-1)/children]) {
			b.Fatalf("entry %d is before its parent", i)
		}
	}
}

// TestTimersTies: of those at one time, who came first is first.
// TM-06 is that a second poll does not change the place.
func TestTimersTies(t *testing.T) {
	base := soon()
	b := newBench(t, 100)
	for i := range b.all {
		b.arm(i, base+int64(i%3))
	}
	for i := range b.all {
		b.arm(99-i, base+int64((99-i)%3))
	}
	b.check()
	b.fire(base - 1)
	if len(b.log) > 0 {
		t.Errorf("%v fired early", b.log)
	}
	b.fire(base + 2)
	want := make([]int, 100)
	for i := range want {
		want[i] = i
	}
	slices.SortStableFunc(want, func(i, j int) int {
		return cmp.Compare(i%3, j%3)
	})
	if !slices.Equal(b.log, want) {
		t.Errorf("fired %v, want %v", b.log, want)
	}
	for i := range b.all {
		if b.all[i] != (timer{}) {
			t.Errorf("timer %d keeps its Waker", i)
		}
	}
}

// TestTimersStop takes each one out of a heap of every size.
func TestTimersStop(t *testing.T) {
	base := soon()
	for size := 1; size <= 30; size++ {
		for out := range size {
			b := newBench(t, size)
			var want []int
			for i := range size {
				b.arm(i, base+int64(i*7%size))
			}
			for at := range size {
				for i := range size {
					if i*7%size == at && i != out {
						want = append(want, i)
					}
				}
			}
			b.stop(&b.all[out])
			b.stop(&b.all[out]) // does nothing
			if b.all[out] != (timer{}) {
				t.Fatal("a stopped timer keeps its Waker")
			}
			b.check()
			b.fire(base + int64(size))
			if !slices.Equal(b.log, want) {
				t.Fatalf("%d of %d out: %v, want %v",
					out, size, b.log, want)
			}
		}
	}
}

// A running timer, as the model of TestTimersModel has it.
type running struct {
	at    int64
	order int
	i     int
}

func compare(a, b running) int {
	return cmp.Or(cmp.Compare(a.at, b.at),
		cmp.Compare(a.order, b.order))
}

// TestTimersModel: what a sorted slice would do.
func TestTimersModel(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	base := soon()
	b := newBench(t, 300)
	var model []running
	for round := range many(50_000) {
		i := random.IntN(len(b.all))
		at := slices.IndexFunc(model, func(r running) bool {
			return r.i == i
		})
		switch {
		case random.IntN(20) == 0:
			base += int64(random.IntN(30))
			b.log = b.log[:0]
			b.fire(base)
			var want []int
			for len(model) > 0 && model[0].at <= base {
				want = append(want, model[0].i)
				model = model[1:]
			}
			if !slices.Equal(b.log, want) {
				t.Fatalf("fired %v, want %v", b.log, want)
			}
		case at >= 0:
			b.stop(&b.all[i])
			model = slices.Delete(model, at, at+1)
		default:
			r := running{base + int64(random.IntN(100)), round, i}
			b.arm(i, r.at)
			model = append(model, r)
			slices.SortFunc(model, compare)
		}
		if len(b.entries) != len(model) {
			t.Fatalf("%d run, want %d",
				len(b.entries), len(model))
		}
		if round%100 == 0 {
			b.check()
		}
	}
}

// TestTimersMillion: half of them are stopped, the rest fire in
// order, and what that allocates is the growth of two slices.
func TestTimersMillion(t *testing.T) {
	n := many(1_000_000)
	if testing.Short() {
		n = 10_000
	}
	b := newBench(t, n)
	b.log = make([]int, 0, n)
	random := rand.New(rand.NewPCG(5, 6))
	base := soon()
	at := make([]int64, n)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range b.all {
		at[i] = base + random.Int64N(1e9)
		b.arm(i, at[i])
	}
	for i := 0; i < n; i += 2 {
		b.stop(&b.all[i])
	}
	b.fire(base + 1e9)
	runtime.ReadMemStats(&after)
	if got := after.Mallocs - before.Mallocs; got > 1000 {
		t.Errorf("%d allocations", got)
	}
	if len(b.log) != n/2 {
		t.Fatalf("%d fired, want %d", len(b.log), n/2)
	}
	for k, i := range b.log {
		if i%2 == 0 {
			t.Fatalf("timer %d was stopped, and fired", i)
		}
		if k > 0 && at[b.log[k-1]] > at[i] {
			t.Fatalf("timer %d fired late", i)
		}
	}
}

// TestTimersFirst: only a new first one is news to who sleeps.
func TestTimersFirst(t *testing.T) {
	base := soon()
	var ts timers
	all := make([]timer, 4)
	for i, step := range []struct {
		at    int64
		first bool
	}{{20, true}, {20, false}, {30, false}, {10, true}} {
		at := base + step.at
		first, err := ts.wait(&all[i], at, future.Waker{})
		if first != step.first || err != future.Pending {
			t.Errorf("step %d: %v, %v", i, first, err)
		}
	}
	first, _ := ts.wait(&all[3], base+10, future.Waker{})
	if first {
		t.Errorf("polled again, the first one is news again")
	}
	now := sys.Now()
	if d := ts.patience(now); d != time.Duration(base+10-now) {
		t.Errorf("patience %v", d)
	}
	if d := ts.patience(base + 11); d != 0 {
		t.Errorf("patience %v after the time", d)
	}
	for i := range all {
		ts.stop(&all[i])
	}
	if d := ts.patience(now); d >= 0 {
		t.Errorf("patience %v with no timer", d)
	}
}

// TestTimersReenter: a Waker may start timers, stop some, and
// close it all.
func TestTimersReenter(t *testing.T) {
	base := soon()
	var ts timers
	var a, b, c timer
	var after future.Counter
	ts.wait(&a, base, future.NewWaker(wakeFunc(func() {
		ts.stop(&b) // too late: it is on its way
		_, err := ts.wait(&c, base, after.Waker())
		is(t, "a timer out of a Waker", err, future.Pending)
		ts.close()
		ts.close()
	})))
	ts.wait(&b, base, after.Waker())
	ts.fire(base)
	woken(t, "after", &after, 2)
	_, err := ts.wait(&a, base, after.Waker())
	is(t, "closed", err, poller.ErrClosed)
}

// A wakeFunc is a function that is a Wakeable.
type wakeFunc func()

func (f wakeFunc) Wake() { f() }
