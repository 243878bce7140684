package scheduler

import (
	"strings"
	"testing"
	"time"

	"artofwaiting/code/future"
)

// A dump has every task, and what it does; it is made while a
// task keeps the loop to itself, by another thread.
func TestDump(t *testing.T) {
	e := setup(t)
	dump := func() string {
		var b strings.Builder
		must(t, e.Dump(&b))
		return b.String()
	}
	equal(t, "nothing", dump(), "")
	Spawn(e, e.Reactor().Sleep(time.Hour))
	settle(t, e)
	cancels := 0
	Spawn(e, held{&cancels}).Abort()
	Spawn(e, restless(1))
	equal(t, "before", dump(), ""+
		"waits    reactor.Sleep\n"+
		"aborted  scheduler.held\n"+
		"queued   scheduler.step\n")
	_, err := Run(e, steps(func(int, future.Waker) error {
		inside := make(chan string)
		go func() { inside <- dump() }()
		equal(t, "during", <-inside, ""+
			"waits    reactor.Sleep\n"+
			"runs     scheduler.step\n"+
			"queued   scheduler.step\n")
		return nil
	}))
	must(t, err)
	err = e.Dump(brokenWriter{})
	is(t, "write", err, errTest)
}

// A brokenWriter writes nothing.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) {
	return 0, errTest
}
