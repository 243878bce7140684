//go:build exercise

package count

import (
	"runtime"
	"testing"
	"weak"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func polls(t *testing.T, what string, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d polls, want %d", what, got, want)
	}
}

func TestPolls(t *testing.T) {
	n := 0
	f := Count(future.PendingOnce(7), &n)
	polls(t, "nobody has asked yet", n, 0)
	var c future.Counter
	if _, err := f.Poll(c.Waker()); err != future.Pending {
		t.Errorf("%v; want Pending", err)
	}
	polls(t, "asked once", n, 1)
	if c.Woken() != 1 {
		t.Error("the child does not have the Waker of the poll")
	}
	if v, err := f.Poll(future.Waker{}); v != 7 || err != nil {
		t.Errorf("%v, %v; want 7", v, err)
	}
	polls(t, "asked twice", n, 2)
}

// TestJoin looks from outside at what Join does inside.
func TestJoin(t *testing.T) {
	var left, right, both int
	f := Count(combinator.Join(
		Count(future.PendingOnce("a"), &left),
		Count(future.Ready(7), &right)), &both)
	p, err := future.Wait(&f)
	if p.Left != "a" || p.Right != 7 || err != nil {
		t.Errorf("%v, %v", p, err)
	}
	polls(t, "pending once", left, 2)
	polls(t, "ready", right, 1)
	polls(t, "Join of both", both, 2)
}

// A held is a future that holds something, and does not move.
type held struct {
	self    *held
	memory  *[100]int
	cancels *int
}

func (h *held) Poll(future.Waker) (int, error) {
	if h.self == nil {
		h.self = h
	}
	if h.self != h {
		panic("the child is moved after its first poll")
	}
	return 0, future.Pending
}

func (h *held) Cancel() { *h.cancels++ }

func (h held) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &h}
}

func TestCancel(t *testing.T) {
	n, cancels := 0, 0
	f := Count(held{cancels: &cancels}, &n)
	f.Poll(future.Waker{})
	f.Poll(future.Waker{})
	f.Cancel()
	f.Cancel() // does nothing
	if cancels != 1 {
		t.Errorf("the child: %d cancels, want 1", cancels)
	}
	panics(t, "cancelled", &f)
	polls(t, "cancelled", n, 2)
}

// panics fails unless a poll of f does.
func panics(t *testing.T, what string, f future.Future[int]) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s: a poll does not panic", what)
		}
	}()
	f.Poll(future.Waker{})
}

func TestOver(t *testing.T) {
	n := 0
	f := Count(future.Ready(7), &n)
	f.Poll(future.Waker{})
	panics(t, "finished", &f)
	f.Cancel()
	polls(t, "finished", n, 1)
	g := Count(future.PollFunc(func(future.Waker) (int, error) {
		panic("the child panics")
	}), &n)
	panics(t, "a child that does", &g)
	polls(t, "one of them panicked", n, 2)
}

// TestLetsGo: what is cancelled does not keep the child's memory.
func TestLetsGo(t *testing.T) {
	var n, cancels int
	f := Count(held{cancels: &cancels}, &n)
	memory := hold(&f.child)
	f.Cancel()
	if runtime.GC(); memory.Value() != nil {
		t.Error("a cancelled one still has the child")
	}
	runtime.KeepAlive(&f)
}

// hold is not inlined, lest the caller's stack keep the memory.
//
//go:noinline
func hold(h *held) weak.Pointer[[100]int] {
	h.memory = new([100]int)
	return weak.Make(h.memory)
}

// TestInline: children lie inside, so all this is one piece.
func TestInline(t *testing.T) {
	n := 0
	if a := testing.AllocsPerRun(100, func() {
		f := Count(Count(Count(future.Ready(7), &n), &n), &n)
		f.Poll(future.Waker{})
	}); a > 1 {
		t.Errorf("%v allocations, want one", a)
	}
}
