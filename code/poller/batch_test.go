package poller

import (
	"sync"
	"testing"

	"artofwaiting/code/sys"
)

// TestBatch: what happens to a registration while events are
// handled counts for those that are still to come.
func TestBatch(t *testing.T) {
	for _, test := range []struct {
		what   string
		change func(r *rig, fd int)
	}{
		{"deregistered", func(r *rig, fd int) {
			must(r, r.Deregister(fd))
		}},
		{"another token", func(r *rig, fd int) {
			must(r, r.Reregister(fd, 3, Readable))
		}},
		{"another descriptor", func(r *rig, fd int) {
			must(r, r.Deregister(fd))
			must(r, sys.Close(fd))
			a, _ := pair(r)
			r.watch(a, 3, Readable)
		}},
		{"closed first", func(r *rig, fd int) {
			must(r, sys.Close(fd))
			a, _ := pair(r)
			r.watch(a, 3, Readable)
			if a != fd {
				r.Deregister(fd) // there is no saying how it goes
			}
		}},
	} {
		t.Run(test.what, func(t *testing.T) {
			r := setup(t)
			a, b := pair(t)
			r.watch(a, Token(a), Readable)
			r.watch(b, Token(b), Readable)
			say(t, a)
			say(t, b)
			must(t, r.Wait(r.events, 0))
			handled := 0
			for e := range r.events.All() {
				handled++
				test.change(r, a+b-int(e.Token()))
			}
			if handled != 1 {
				t.Errorf("%d events were handled", handled)
			}
		})
	}
}

// TestCollectChecks: an event that the kernel told under an old
// generation is dropped, also before it is anybody's.
func TestCollectChecks(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	for token := range Token(3) {
		r.watch(a, token, Readable)
		say(t, b)
		n, err := r.kernel.wait(r.events.raw, patience)
		must(t, err)
		must(t, r.Deregister(a))
		if token == 1 {
			r.watch(a, 7, Writable)
		}
		r.events.list = r.events.list[:0]
		r.collect(r.events, n)
		for e := range r.events.All() {
			t.Errorf("token %d is %v", e.Token(), e)
		}
		if token == 1 {
			r.until(7, "writable")
			must(t, r.Deregister(a))
		}
	}
}

// TestRegistryRaces: a thread waits while others come and go. No
// event is of a Token that is not its thread's any more.
func TestRegistryRaces(t *testing.T) {
	r := setup(t)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			a, b := pair(t)
			for token := range Token(300) {
				fail := r.Register(a, token, Readable)
				sys.Write(b, []byte("x"))
				if fail == nil {
					fail = r.Deregister(a)
				}
				if fail != nil {
					t.Error(fail)
					return
				}
			}
		})
	}
	done := make(chan struct{})
	go func() {
		all.Wait()
		close(done)
		r.waker.Wake()
	}()
	for {
		for range r.wait(-1) {
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

// TestBreak: whoever has seen enough may stop.
func TestBreak(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	r.watch(a, 1, Writable)
	r.watch(b, 2, Writable)
	must(t, r.Wait(r.events, patience))
	seen := 0
	for range r.events.All() {
		seen++
		break
	}
	if seen != 1 {
		t.Errorf("seen %d events", seen)
	}
}
