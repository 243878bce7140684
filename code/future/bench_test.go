package future

import "testing"

// One poll that has to wait, and the wake that ends it.
func BenchmarkSlot(b *testing.B) {
	b.ReportAllocs()
	w := new(Counter).Waker()
	var s Slot
	for b.Loop() {
		s.Register(w)
		s.Wake()
	}
}

// A value goes over on one thread: made, polled, sent, polled.
func BenchmarkOneshot(b *testing.B) {
	b.ReportAllocs()
	w := new(Counter).Waker()
	for b.Loop() {
		s, r := Oneshot[int]()
		r.Poll(w)
		s.Send(1)
		r.Poll(w)
	}
}

// Wait, when there is nothing to wait for, when the wake is there
// before the sleep, and when another goroutine brings the value.
func BenchmarkWait(b *testing.B) {
	b.Run("ready", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Wait(always{})
		}
	})
	b.Run("woken", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f := PendingOnce(1)
			Wait(&f)
		}
	})
	b.Run("goroutine", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s, r := Oneshot[int]()
			go s.Send(1)
			Wait(r)
		}
	})
}

// A poll through four futures that lie inside each other, and
// through four boxes around each other.
func BenchmarkChain(b *testing.B) {
	poll := func(f Future[int]) func(*testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Poll(Waker{})
			}
		}
	}
	inline := Fuse(Fuse(Fuse(Fuse(Never[int]{}))))
	b.Run("inline", poll(&inline))
	boxed := Fuse(Fuse(Fuse(Fuse(
		Never[int]{}.Box()).Box()).Box()).Box())
	b.Run("boxed", poll(&boxed))
}
