//go:build exercise

package gate

import (
	"runtime"
	"testing"
	"weak"

	"artofwaiting/code/future"
)

// alarm is the Waker of those who must not be woken.
var alarm = future.NewWaker(future.Alarm{})

// A call is a Wakeable that is a function.
type call func()

func (f call) Wake() { f() }

func pending(t *testing.T, p *Passage, w future.Waker) {
	t.Helper()
	if _, err := p.Poll(w); err != future.Pending {
		t.Fatalf("poll: %v; want Pending", err)
	}
}

func passes(t *testing.T, p *Passage) {
	t.Helper()
	if _, err := p.Poll(alarm); err != nil {
		t.Fatalf("poll at the open gate: %v", err)
	}
}

func woken(t *testing.T, who string, c *future.Counter, n int) {
	t.Helper()
	if c.Woken() != n {
		t.Errorf("%s: woken %d times, want %d", who, c.Woken(), n)
	}
}

func TestOne(t *testing.T) {
	var g Gate
	var c future.Counter
	p := g.Wait()
	pending(t, &p, c.Waker())
	g.Open()
	woken(t, "the gate is open", &c, 1)
	passes(t, &p)
}

// TestTwo: all who wait are woken, and once.
func TestTwo(t *testing.T) {
	var g Gate
	var a, b future.Counter
	p, q := g.Wait(), g.Wait()
	pending(t, &p, a.Waker())
	pending(t, &q, b.Waker())
	g.Open()
	woken(t, "the first", &a, 1)
	woken(t, "the second", &b, 1)
	g.Open()
	woken(t, "opened again", &a, 1)
	passes(t, &p)
	passes(t, &q)
}

// TestLater: it may be opened before anybody is there, and
// between Wait and the first poll.
func TestLater(t *testing.T) {
	var g Gate
	p := g.Wait()
	g.Open()
	passes(t, &p)
	q := g.Wait()
	passes(t, &q)
}

// TestLatest: only the Waker of the latest poll is woken, and to
// poll again is not to wait twice.
func TestLatest(t *testing.T) {
	var g Gate
	var a, b future.Counter
	p, q := g.Wait(), g.Wait()
	pending(t, &p, alarm)
	pending(t, &q, b.Waker())
	pending(t, &p, a.Waker())
	pending(t, &p, a.Waker())
	g.Open()
	woken(t, "polled three times", &a, 1)
	woken(t, "the other", &b, 1)
}

func TestCancel(t *testing.T) {
	var g Gate
	var a, b future.Counter
	p, q, r, s := g.Wait(), g.Wait(), g.Wait(), g.Wait()
	pending(t, &p, a.Waker())
	pending(t, &q, alarm)
	pending(t, &r, b.Waker())
	q.Cancel()
	q.Cancel() // does nothing
	s.Cancel() // has not been polled
	g.Open()
	woken(t, "neighbour of a cancelled one", &a, 1)
	woken(t, "his other neighbour", &b, 1)
	passes(t, &p)
	passes(t, &r)
}

// TestForgets: those who gave up leave nothing behind in a gate
// that stays closed for years.
func TestForgets(t *testing.T) {
	var g Gate
	var c future.Counter
	stays := g.Wait()
	pending(t, &stays, c.Waker())
	gone := leave(t, &g)
	if runtime.GC(); gone.Value() != nil {
		t.Error("the gate still has the Waker of a cancelled one")
	}
	g.Open()
	woken(t, "one who stays", &c, 1)
}

// A heavy Wakeable is too big to share its memory with others, so
// that one can see it go.
type heavy struct {
	future.Counter
	_ [8]*heavy
}

// leave waits and gives up. It is not inlined, lest the caller's
// stack keep the Waker.
//
//go:noinline
func leave(t *testing.T, g *Gate) weak.Pointer[heavy] {
	h := new(heavy)
	p := g.Wait()
	pending(t, &p, future.NewWaker(h))
	p.Cancel()
	return weak.Make(h)
}

// TestOver: what is over is not polled.
func TestOver(t *testing.T) {
	var g Gate
	p, q := g.Wait(), g.Wait()
	q.Cancel()
	g.Open()
	passes(t, &p)
	over(t, "finished", &p)
	over(t, "cancelled", &q)
}

func over(t *testing.T, what string, p *Passage) {
	defer func() {
		if recover() == nil {
			t.Errorf("to poll a %s one does not panic", what)
		}
	}()
	p.Poll(alarm)
}

// TestComesBack: a Waker uses the gate, and finds it open. If the
// test never ends, Open holds a lock while it wakes.
func TestComesBack(t *testing.T) {
	var g Gate
	p, q, r := g.Wait(), g.Wait(), g.Wait()
	pending(t, &r, future.Waker{})
	pending(t, &p, future.NewWaker(call(func() {
		passes(t, &q)
		r.Cancel()
		g.Open()
	})))
	g.Open()
	passes(t, &p)
}
