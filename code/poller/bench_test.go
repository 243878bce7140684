package poller

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkWait has one descriptor ready of many, all the time.
func BenchmarkWait(b *testing.B) {
	for _, n := range []int{1, 1000} {
		for name, timeout := range map[string]time.Duration{
			"look": 0, "hour": time.Hour, "ever": -1,
		} {
			name := fmt.Sprintf("1-of-%d-%s", n, name)
			b.Run(name, func(b *testing.B) {
				benchWait(b, n, timeout)
			})
		}
	}
}

func benchWait(b *testing.B, n int, timeout time.Duration) {
	r := setup(b)
	for token := range Token(n) {
		near, far := pair(b)
		i := Readable
		if token == 0 {
			say(b, far)
			i |= Level
		}
		r.watch(near, token, i)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Wait(r.events, timeout); err != nil {
			b.Fatal(err)
		}
		for e := range r.events.All() {
			if e.Token() != 0 {
				b.Fatal(e)
			}
		}
	}
}

// BenchmarkBatch has 64 descriptors ready: what one event costs.
func BenchmarkBatch(b *testing.B) {
	r := setup(b)
	for token := range Token(64) {
		near, far := pair(b)
		say(b, far)
		r.watch(near, token, Readable|Level)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if err := r.Wait(r.events, 0); err != nil {
			b.Fatal(err)
		}
		for e := range r.events.All() {
			if e.Readable() {
				n++
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(n), "ns/event")
}

// BenchmarkWake is a wake and the wait that hears it, by one
// thread.
func BenchmarkWake(b *testing.B) {
	r := setup(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := r.waker.Wake(); err != nil {
			b.Fatal(err)
		}
		if err := r.Wait(r.events, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWakeAwake is a wake of somebody who is awake.
func BenchmarkWakeAwake(b *testing.B) {
	r := setup(b)
	for b.Loop() {
		if err := r.waker.Wake(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWakeRoundTrip is two threads that wait for each other.
func BenchmarkWakeRoundTrip(b *testing.B) {
	here, there := setup(b), setup(b)
	last := make(chan error)
	go func() { last <- answer(there, here) }()
	b.ReportAllocs()
	for b.Loop() {
		if err := there.waker.Wake(); err != nil {
			b.Fatal(err)
		}
		if err := here.Wait(here.events, -1); err != nil {
			b.Fatal(err)
		}
	}
	near, far := pair(b)
	there.watch(near, 1, Readable)
	say(b, far)
	must(b, <-last)
}

// answer wakes the other for each time that it is woken.
func answer(r, other *rig) error {
	for {
		if err := r.Wait(r.events, -1); err != nil {
			return err
		}
		for e := range r.events.All() {
			if e.Token() != bellToken {
				return nil
			}
		}
		if err := other.waker.Wake(); err != nil {
			return err
		}
	}
}

// BenchmarkRegister watches a descriptor, and no more.
func BenchmarkRegister(b *testing.B) {
	r := setup(b)
	near, _ := pair(b)
	b.ReportAllocs()
	for b.Loop() {
		err := r.Register(near, 1, Readable|Writable)
		if err == nil {
			err = r.Deregister(near)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
