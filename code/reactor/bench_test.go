package reactor

import (
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/sys"
)

// allocs fails unless f allocates nothing.
func allocs(t *testing.T, what string, f func()) {
	t.Helper()
	if n := testing.AllocsPerRun(100, f); n != 0 {
		t.Errorf("%s: %v allocations", what, n)
	}
}

// TestAllocs: to wait costs no memory, and to turn none either.
func TestAllocs(t *testing.T) {
	if simulated {
		t.Skip("the box allocates what a kernel has in itself")
	}
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	turn(t, r)
	var c future.Counter
	w := c.Waker()
	s.Blocked(Reading, Seen(s.state.Load()))
	allocs(t, "pending", func() { s.Ready(Reading, w) })
	p := []byte("x")
	allocs(t, "a turn", func() {
		sys.Write(b, p)
		turn(t, r)
		seen, _ := s.Ready(Reading, w)
		sys.Read(a, p)
		s.Blocked(Reading, seen)
	})
	allocs(t, "a sleep", func() {
		sleep := &sleeps
		*sleep = r.Sleep(time.Hour)
		sleep.Poll(w)
		sleep.Cancel()
	})
	allocs(t, "a deadline", func() {
		s.SetDeadline(time.Now().Add(time.Hour))
		s.SetDeadline(time.Time{})
	})
	idle := func() bool { return false }
	allocs(t, "a turn that asks", func() { r.Turn(idle) })
}

// sleeps is where a Sleep lies that must not be allocated.
var sleeps Sleep

func BenchmarkReady(b *testing.B) {
	r := setup(b)
	fd, _ := pair(b)
	s := open(b, r, fd)
	turn(b, r)
	w := new(future.Counter).Waker()
	b.Run("ready", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Ready(Reading, w)
		}
	})
	blocked(b, s, Reading)
	b.Run("pending", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Ready(Reading, w)
		}
	})
}

// BenchmarkSleep starts a timer and stops it, among others.
func BenchmarkSleep(b *testing.B) {
	for _, n := range []int{0, 1_000_000} {
		name := "alone"
		if n > 0 {
			name = "among a million"
		}
		b.Run(name, func(b *testing.B) {
			r := setup(b)
			others := make([]Sleep, n)
			for i := range others {
				at := time.Duration(i*7919%n) * time.Millisecond
				others[i] = r.Sleep(time.Hour + at)
				others[i].Poll(future.Waker{})
			}
			w := new(future.Counter).Waker()
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				i = (i + 104729) % 1_000_000
				at := time.Duration(i) * time.Millisecond
				sleeps = r.Sleep(time.Hour + at)
				sleeps.Poll(w)
				sleeps.Cancel()
			}
		})
	}
}

// BenchmarkTurn is a turn that has nothing to tell, and one that
// tells a source of a byte; the latter includes writing the byte
// and reading it.
func BenchmarkTurn(b *testing.B) {
	r := setup(b)
	fd, far := pair(b)
	s := open(b, r, fd)
	turn(b, r)
	w := new(future.Counter).Waker()
	b.Run("nothing", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r.Turn(nil)
		}
	})
	p := []byte("x")
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sys.Write(far, p)
			r.Turn(nil)
			seen, _ := s.Ready(Reading, w)
			sys.Read(fd, p)
			s.Blocked(Reading, seen)
		}
	})
	b.Run("one without a reactor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sys.Write(far, p)
			r.poll.Wait(r.events, 0)
			sys.Read(fd, p)
		}
	})
}
