package future

import (
	"sync/atomic"
	"testing"
)

func TestWait(t *testing.T) {
	if v, err := Wait(Ready(1).Box()); v != 1 || err != nil {
		t.Errorf("ready: %d, %v", v, err)
	}
	if _, err := Wait(Fail[int](errTest).Box()); err != errTest {
		t.Errorf("fail: %v", err)
	}
	f := PendingOnce(2)
	if v, err := Wait(&f); v != 2 || err != nil {
		t.Errorf("woken while polled: %d, %v", v, err)
	}
}

// FU-02: Wait returns what another thread sends, and polls only
// when woken: twice.
func TestFU02(t *testing.T) {
	s, r := Oneshot[int]()
	polls := 0
	v, err := Wait(PollFunc(func(w Waker) (int, error) {
		polls++
		v, err := r.Poll(w)
		if polls == 1 {
			go s.Send(3)
		}
		return v, err
	}).Box())
	if v != 3 || err != nil || polls != 2 {
		t.Errorf("%d, %v after %d polls; want 3 after 2",
			v, err, polls)
	}
}

// Many wakes before a poll are one, and none is one too few.
func TestWaitStorm(t *testing.T) {
	polls := 0
	Wait(PollFunc(func(w Waker) (int, error) {
		polls++
		if polls == 2 {
			return 0, nil
		}
		for range 100 {
			w.Wake()
		}
		return 0, Pending
	}).Box())
	if polls != 2 {
		t.Errorf("%d polls, want 2", polls)
	}
}

// A Waker is legal after the end of its Wait, and does not block.
func TestWakeAfterEnd(t *testing.T) {
	var late Waker
	Wait(PollFunc(func(w Waker) (int, error) {
		late = w
		return 0, nil
	}).Box())
	for range 3 {
		late.Wake()
	}
}

// FU-04: registered, pending once, woken from another thread: the
// second poll is ready, in thousands of rounds.
func TestFU04(t *testing.T) {
	for range 2000 {
		var news atomic.Bool
		var slot Slot
		go func() {
			news.Store(true)
			slot.Wake()
		}()
		Wait(PollFunc(func(w Waker) (int, error) {
			if news.Load() {
				return 0, nil
			}
			slot.Register(w)
			if news.Load() {
				return 0, nil
			}
			return 0, Pending
		}).Box())
	}
}
