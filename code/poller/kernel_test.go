//go:build unix && !sim

package poller

import (
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A signal for a process goes to its main thread first. The test
// that wants to be interrupted runs there.
func init() { runtime.LockOSThread() }

var onMain = make(chan func())

func TestMain(m *testing.M) {
	exit := make(chan int)
	go func() { exit <- m.Run() }()
	for {
		select {
		case f := <-onMain:
			f()
		case code := <-exit:
			os.Exit(code)
		}
	}
}

// storm runs f on the main thread and sends it signals until it
// has returned.
func storm(t *testing.T, f func()) {
	done := make(chan struct{})
	onMain <- func() {
		f()
		close(done)
	}
	for {
		select {
		case <-done:
			return
		default:
			must(t, unix.Kill(os.Getpid(), unix.SIGURG))
		}
	}
}

// TestEP17: signals neither fail a wait nor end it early. Nor do
// they make it longer each time, or this test would not end.
func TestEP17Signals(t *testing.T) {
	r := setup(t)
	const timeout = 100 * time.Millisecond
	began := time.Now()
	var err error
	storm(t, func() { err = r.Wait(r.events, timeout) })
	must(t, err)
	if d := time.Since(began); d < timeout {
		t.Errorf("Wait gave up after %v", d)
	}
	for e := range r.events.All() {
		t.Errorf("an event: %v", e)
	}
}

// TestSignalsAndWake: nor do they keep a wake from being heard.
func TestSignalsAndWake(t *testing.T) {
	r := setup(t)
	woken := make(chan error)
	go func() {
		for range 1000 {
			unix.Kill(os.Getpid(), unix.SIGURG)
		}
		woken <- r.waker.Wake()
	}()
	var err error
	storm(t, func() { err = r.Wait(r.events, -1) })
	must(t, err)
	must(t, <-woken)
	count := 0
	for range r.events.All() {
		count++
	}
	if count != 1 {
		t.Errorf("the wake was %d events", count)
	}
}

// TestAllocations: what happens for each event, and for each
// descriptor whose number was seen before, must not allocate.
func TestAllocations(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	r.watch(a, 1, Readable|Level)
	say(t, b)
	count := 0
	wait := testing.AllocsPerRun(100, func() {
		must(t, r.Wait(r.events, time.Second))
		for e := range r.events.All() {
			if e.Readable() && !e.ReadClosed() {
				count++
			}
		}
	})
	if count != 101 {
		t.Errorf("%d events in 101 waits", count)
	}
	wake := testing.AllocsPerRun(100, func() {
		must(t, r.waker.Wake())
		must(t, r.Wait(r.events, 0))
	})
	register := testing.AllocsPerRun(100, func() {
		must(t, r.Register(b, 2, Readable))
		must(t, r.Reregister(b, 2, Writable))
		must(t, r.Deregister(b))
	})
	if wait != 0 || wake != 0 || register != 0 {
		t.Errorf("wait allocates %v times, wake %v, register %v",
			wait, wake, register)
	}
}

// TestNoLeak: a Poll gives back every descriptor it took.
func TestNoLeak(t *testing.T) {
	descriptors(t) // the first look opens some for Go's own use
	before := descriptors(t)
	for range 10 {
		p, err := New()
		must(t, err)
		w, err := NewWaker(p.Registry(), 1)
		must(t, err)
		must(t, p.Close())
		_, err = NewWaker(p.Registry(), 1)
		is(t, "new waker", err, ErrClosed)
		must(t, w.Close())
	}
	if now := descriptors(t); now != before {
		t.Errorf("%d descriptors, %d before", now, before)
	}
}

func descriptors(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/dev/fd")
	must(t, err)
	return len(entries)
}
