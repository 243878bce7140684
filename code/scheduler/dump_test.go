package scheduler

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"artofwaiting/code/future"
)

// dump is what Dump writes.
func dump(t testing.TB, e *Executor) string {
	t.Helper()
	var b strings.Builder
	must(t, e.Dump(&b))
	return b.String()
}

// during dumps while the task that calls it runs, by another
// thread.
func during(t testing.TB, e *Executor) string {
	inside := make(chan string)
	go func() { inside <- dump(t, e) }()
	return <-inside
}

// A dump has every task, and what it does; it is made while a
// task keeps the loop to itself, by another thread.
func TestDump(t *testing.T) {
	e := setup(t)
	equal(t, "nothing", dump(t, e), "")
	Spawn(e, e.Reactor().Sleep(time.Hour))
	settle(t, e)
	cancels := 0
	Spawn(e, held{&cancels}).Abort()
	Spawn(e, restless(1))
	equal(t, "before", dump(t, e), ""+
		"waits         1  reactor.Sleep\n"+
		"aborted       0  scheduler.held\n"+
		"queued        0  scheduler.step\n")
	_, err := Run(e, steps(func(int, future.Waker) error {
		equal(t, "during", during(t, e), ""+
			"waits         0  reactor.Sleep\n"+
			"runs          1  scheduler.step\n"+
			"queued        1  scheduler.step\n")
		return nil
	}))
	must(t, err)
	err = e.Dump(brokenWriter{})
	is(t, "write", err, errTest)
}

// The second dump says who does not yield, who never waits, and
// who waits for both.
func TestDumpWarns(t *testing.T) {
	e := setup(t)
	var w future.Waker
	Spawn(e, waiting(&w))
	settle(t, e)
	Spawn(e, restless(5))
	Spawn(e, steps(func(n int, w future.Waker) error {
		if w.Wake(); n < 5 {
			return future.Pending
		}
		equal(t, "first", during(t, e), ""+
			"waits         0  scheduler.step\n"+
			"queued        5  scheduler.step: never waits\n"+
			"runs          5  scheduler.step: never waits\n")
		equal(t, "second", during(t, e), ""+
			"waits         0  scheduler.step\n"+
			"queued        0  scheduler.step: "+
			"its turn does not come\n"+
			"runs          0  scheduler.step: does not yield\n")
		return nil
	}))
	equal(t, "begin", dump(t, e), ""+
		"waits         1  scheduler.step\n"+
		"queued        0  scheduler.step\n"+
		"queued        0  scheduler.step\n")
	settle(t, e)
}

// Who has waited since is not warned of, however often it ran.
func TestDumpForgives(t *testing.T) {
	e := setup(t)
	var w future.Waker
	h := Spawn(e, waiting(&w))
	dump(t, e)
	for range 3 {
		settle(t, e)
		w.Wake()
	}
	equal(t, "woken", dump(t, e),
		"queued        3  scheduler.step\n")
	h.Abort()
}

// A count does not run over into the flags.
func TestDumpCounts(t *testing.T) {
	e := setup(t)
	var w future.Waker
	h := Spawn(e, waiting(&w))
	settle(t, e)
	state := &h.task.state
	state.Or(^uint32(2*onePoll - 1))
	for range 3 {
		w.Wake()
		settle(t, e)
	}
	equal(t, "modulo", dump(t, e),
		"waits         2  scheduler.step\n")
	equal(t, "state", state.Load(), 0)
}

// collected makes the garbage collector look until the dump is
// want; a goroutine that has ended may be in its way for long.
func collected(t testing.TB, e *Executor, want string) {
	t.Helper()
	got := ""
	for range 1000 {
		if got = dump(t, e); got == want {
			return
		}
		runtime.Gosched()
	}
	equal(t, "dump", got, want)
}

// A task is lost if nobody has its Waker or its handle: be it
// that a sender was forgotten, that it waits for a lost one, or
// that its future has told nobody.
func TestFindLost(t *testing.T) {
	e := setup(t)
	func() {
		_, r := future.Oneshot[int]()
		lost := Spawn(e, r)
		Spawn(e, lost)
		e.FindLost()
		e.FindLost() // changes nothing
		Spawn(e, future.Never[string]{})
	}()
	s, r := future.Oneshot[int]()
	Spawn(e, r)
	Spawn(e, e.Reactor().Sleep(time.Hour))
	handle := Spawn(e, future.Never[bool]{})
	settle(t, e)
	const lost = "lost             "
	const nobody = ": nobody has its Waker\n"
	collected(t, e, lost+"future.Receiver[int]"+nobody+
		lost+"scheduler.JoinHandle[int]"+nobody+
		lost+"future.Never[string]"+nobody+
		"waits         0  future.Receiver[int]\n"+
		"waits         0  reactor.Sleep\n"+
		"waits         0  future.Never[bool]\n")
	equal(t, "tasks", e.Len(), 6)
	s.Send(1)
	settle(t, e)
	equal(t, "tasks", e.Len(), 5)
	handle.Abort()
	settle(t, e)
	cut, err := e.Shutdown(0)
	must(t, err)
	equal(t, "left", cut, 1)
}

// A brokenWriter writes nothing.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) {
	return 0, errTest
}
