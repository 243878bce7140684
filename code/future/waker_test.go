package future

import "testing"

func TestWaker(t *testing.T) {
	Waker{}.Wake()
	NewWaker(nil).Wake()
	var a, b Counter
	w := a.Waker()
	w.Wake()
	w.Wake()
	woken(t, &a, 2)
	woken(t, &b, 0)
	if w != a.Waker() || w == b.Waker() || w == (Waker{}) {
		t.Error("equal is not what wakes the same")
	}
	panics(t, "Alarm", NewWaker(Alarm{}).Wake)
}

var (
	sinkWaker Waker
	sinkBoxed Boxed[int]
)

func TestWakerAllocs(t *testing.T) {
	c := new(Counter)
	allocs(t, 0, func() {
		sinkWaker = c.Waker()
		sinkWaker.Wake()
		sinkWaker = NewWaker(Alarm{})
	})
}

func TestAllocs(t *testing.T) {
	w := new(Counter).Waker()
	slot := new(Slot)
	allocs(t, 0, func() {
		slot.Register(w)
		slot.Wake()
	})
	allocs(t, 1, func() { // both ends
		s, r := Oneshot[int]()
		sinkBoxed = r.Box()
		sinkBoxed.Poll(w)
		s.Send(1)
		sinkBoxed.Poll(w)
	})
	allocs(t, 1, func() { sinkBoxed = Ready(1).Box() })
	f := PollFunc(Never[int]{}.Poll)
	allocs(t, 0, func() { f.Poll(w) })
	allocs(t, 1, func() { Wait(always{}) }) // the place to sleep
}

// always is finished, at every poll.
type always struct{}

func (always) Poll(Waker) (int, error) { return 0, nil }
