package scheduler

import (
	"errors"
	"runtime"
	"sync"
	"testing"
	"weak"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// nest spawns a chain of n tasks, each of which waits for the
// next, and adds one.
func nest(e *Executor, n int) future.Boxed[int] {
	if n == 0 {
		return future.Ready(0).Box()
	}
	return combinator.Map(Spawn(e, future.Lazy(
		func() future.Boxed[int] { return nest(e, n-1) },
	)), func(v int) int { return v + 1 }).Box()
}

// RT-02: a handle has the value, or the error; through a chain of
// tasks that spawn tasks too.
func TestRT02(t *testing.T) {
	e := setup(t)
	v, err := Run(e, nest(e, 100))
	equal(t, "chain", v, 100)
	must(t, err)
	_, err = Run(e, Spawn(e, future.Fail[int](errTest)))
	is(t, "fail", err, errTest)
	equal(t, "tasks", e.Len(), 0)
}

// bomb panics at its second poll, and in Cancel.
type bomb struct {
	polls    int
	value    any
	inCancel bool
}

func (b *bomb) Poll(w future.Waker) (int, error) {
	if b.polls++; b.polls == 2 && !b.inCancel {
		panic(b.value)
	}
	w.Wake()
	return 0, future.Pending
}

func (b *bomb) Cancel() {
	if b.inCancel {
		panic(b.value)
	}
}

func (b bomb) Box() future.Boxed[int] {
	return future.Boxed[int]{Future: &b}
}

// RT-02: a panic is the task's failure, with the place where it
// happened. The loop and the other tasks go on, and what the
// future held is given back.
func TestRT02Panic(t *testing.T) {
	e := setup(t)
	other := Spawn(e, restless(10))
	cancels := 0
	both := combinator.Join(held{&cancels}, bomb{value: errTest})
	_, err := Run(e, Spawn(e, both))
	is(t, "panic", err, errTest)
	var p *PanicError
	if !errors.As(err, &p) || len(p.Stack) == 0 {
		t.Errorf("%T without a stack", err)
	}
	equal(t, "message", err.Error(),
		"scheduler: panic: test failure")
	equal(t, "cancels", cancels, 1)
	settle(t, e)
	equal(t, "finished", other.Finished(), true)
	equal(t, "tasks", e.Len(), 0)

	_, err = Run(e, Spawn(e, bomb{value: "word"}))
	equal(t, "message", err.Error(), "scheduler: panic: word")
}

// A panic in Cancel is a failure too, of that task alone.
func TestPanicInCancel(t *testing.T) {
	e := setup(t)
	a := Spawn(e, bomb{value: "a", inCancel: true})
	a.Abort()
	_, err := Run(e, a)
	equal(t, "message", err.Error(), "scheduler: panic: a")
	equal(t, "tasks", e.Len(), 0)
}

// RT-12: abort frees what a task that sleeps holds, and the
// handle says so: from another thread, and if the handle is
// forgotten at once.
func TestRT12(t *testing.T) {
	for name, abort := range map[string]func(JoinHandle[int]){
		"here": JoinHandle[int].Abort,
		"twice": func(h JoinHandle[int]) {
			h.Abort()
			h.Abort()
		},
		"thread": inThread(JoinHandle[int].Abort),
	} {
		e := setup(t)
		cancels := 0
		h := Spawn(e, held{&cancels})
		settle(t, e)
		abort(h)
		equal(t, name+": finished", h.Finished(), false)
		settle(t, e)
		equal(t, name+": cancels", cancels, 1)
		_, err := h.Poll(future.Waker{})
		is(t, name, err, ErrAborted)
		panics(t, "Spawn", func() { h.Poll(future.Waker{}) })
	}
	e := setup(t)
	cancels := 0
	Spawn(e, held{&cancels}).Abort() // before its first poll
	settle(t, e)
	equal(t, "cancels", cancels, 1)
	equal(t, "tasks", e.Len(), 0)
}

func inThread[T any](f func(T)) func(T) {
	return func(v T) {
		var wg sync.WaitGroup
		wg.Go(func() { f(v) })
		wg.Wait()
	}
}

// A task that aborts itself gets to the end of its poll.
func TestAbortSelf(t *testing.T) {
	e := setup(t)
	var h JoinHandle[int]
	polls := 0
	h = Spawn(e, steps(func(n int, w future.Waker) error {
		h.Abort()
		polls = n
		return future.Pending
	}))
	settle(t, e)
	_, err := h.Poll(future.Waker{})
	is(t, "aborted", err, ErrAborted)
	equal(t, "polls", polls, 1)
}

// Aborted from another thread while it wakes itself: it ends in
// one way or the other, and once.
func TestAbortRace(t *testing.T) {
	for range many(3000) {
		e := setupFast(t)
		h := Spawn(e, restless(3))
		var wg sync.WaitGroup
		wg.Go(h.Abort)
		v, err := Run(e, h)
		wg.Wait()
		ended := v == 4 && err == nil
		if !ended && (v != 0 || err != ErrAborted) {
			t.Fatalf("%d, %v", v, err)
		}
		_, err = e.Shutdown(0)
		must(t, err)
	}
}

// setupFast is setup for tests of many rounds.
func setupFast(t testing.TB) *Executor {
	e, err := New()
	must(t, err)
	return e
}

// A handle may be waited for on another thread.
func TestJoinFromThread(t *testing.T) {
	e := setup(t)
	for range many(3000) {
		h := Spawn(e, restless(1))
		var wg sync.WaitGroup
		wg.Go(func() {
			v, err := future.Wait(h)
			equal(t, "answer", v, 2)
			must(t, err)
		})
		must(t, e.Drain())
		wg.Wait()
	}
}

// The last Waker that polled the handle is woken, and no other.
func TestJoinWaker(t *testing.T) {
	e := setup(t)
	h := Spawn(e, restless(1))
	var c future.Counter
	h.Poll(future.NewWaker(future.Alarm{}))
	h.Poll(c.Waker())
	settle(t, e)
	equal(t, "woken", c.Woken(), 1)
}

// A value that nobody takes is given up, whether the handle goes
// before it comes or after.
func TestHandleCancel(t *testing.T) {
	e := setup(t)
	cancels := 0
	value := func() JoinHandle[*held] {
		return Spawn(e, future.PendingOnce(&held{&cancels}))
	}
	h := value()
	h.Poll(future.NewWaker(future.Alarm{}))
	h.Cancel()
	h.Cancel()
	settle(t, e)
	equal(t, "before it ran", cancels, 1) // by PendingOnce
	h = value()
	settle(t, e)
	h.Cancel()
	h.Cancel()
	equal(t, "after", cancels, 2)
	panics(t, "Spawn", func() { h.Poll(future.Waker{}) })
	h = value()
	settle(t, e)
	_, err := h.Poll(future.Waker{})
	must(t, err)
	h.Cancel()
	equal(t, "taken", cancels, 2)

	var last JoinHandle[*held] // cancelled as the value comes
	last = Spawn(e, future.PollFunc(
		func(future.Waker) (*held, error) {
			last.Cancel()
			return &held{&cancels}, nil
		}))
	settle(t, e)
	equal(t, "meanwhile", cancels, 3)
}

// If giving up the value panics, that is the end of it.
func TestDropPanics(t *testing.T) {
	e := setup(t)
	var h JoinHandle[*bomb]
	h = Spawn(e, future.PollFunc(
		func(future.Waker) (*bomb, error) {
			h.Cancel()
			return &bomb{inCancel: true}, nil
		}))
	settle(t, e)
	equal(t, "finished", h.Finished(), true)
}

// What is over holds on to nothing, however long its Waker or its
// handle is kept.
func TestLetsGo(t *testing.T) {
	e := setup(t)
	w, p := spawnHeavy(e)
	settle(t, e)
	if runtime.GC(); p.Value() == nil {
		t.Error("gone while it is needed")
	}
	w.Wake()
	settle(t, e)
	if runtime.GC(); p.Value() != nil {
		t.Error("kept after the end")
	}
	w.Wake()
}

// A heavy thing is too big to share its memory with others.
type heavy struct{ _ [64]*heavy }

//go:noinline
func spawnHeavy(e *Executor) (
	*future.Waker, weak.Pointer[heavy]) {
	w, h := new(future.Waker), new(heavy)
	Spawn(e, steps(func(n int, got future.Waker) error {
		*w = got
		if n < 2 {
			return future.Pending
		}
		runtime.KeepAlive(h)
		return nil
	}))
	return w, weak.Make(h)
}
