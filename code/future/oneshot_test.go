package future

import (
	"sync"
	"testing"
)

// refused fails unless s can send no more, and says so.
func refused(t *testing.T, s Sender[int]) {
	t.Helper()
	if err := s.Send(2); err != ErrClosed {
		t.Errorf("send: %v, want ErrClosed", err)
	}
	want(t, PollFunc(s.PollClosed).Box(), struct{}{}, nil)
}

// tries fails unless TryRecv answers v and err.
func tries(t *testing.T, r Receiver[int], v int, err error) {
	t.Helper()
	got, e := r.TryRecv()
	if got != v || e != err {
		t.Errorf("try: %v, %v; want %v, %v", got, e, v, err)
	}
}

func TestOneshot(t *testing.T) {
	s, r := Oneshot[int]()
	var c Counter
	if _, err := r.Poll(c.Waker()); err != Pending {
		t.Errorf("fresh: %v, want Pending", err)
	}
	tries(t, r, 0, Pending)
	if err := s.Send(1); err != nil {
		t.Error(err)
	}
	woken(t, &c, 1)
	refused(t, s)
	s.Cancel()
	want(t, r, 1, nil)
	woken(t, &c, 1)
	r.Close()
	r.Cancel()
	tries(t, r, 0, ErrClosed)
}

// OS-01: a sender that gives up wakes the receiver, which gets
// ErrClosed. After the receiver has given up, what the sender
// would send is still its own.
func TestOS01(t *testing.T) {
	s, r := Oneshot[int]()
	var c Counter
	r.Poll(c.Waker())
	s.Cancel()
	s.Cancel()
	woken(t, &c, 1)
	want(t, r, 0, ErrClosed)
	refused(t, s)

	s, r = Oneshot[int]()
	s.Cancel()
	want(t, r, 0, ErrClosed) // also at its first poll

	n := new(tally)
	s2, r2 := Oneshot[*held]()
	r2.Poll(NewWaker(Alarm{})) // whoever cancels is not woken
	r2.Cancel()
	if err := s2.Send(&held{n}); err != ErrClosed {
		t.Errorf("send: %v, want ErrClosed", err)
	}
	if n.cancels != 0 {
		t.Error("cancelled what was still the sender's")
	}
	panics(t, "after its end", func() { r2.Poll(Waker{}) })
}

// A value that has been sent and will not be received is
// cancelled, once.
func TestCancelSent(t *testing.T) {
	n := new(tally)
	s, r := Oneshot[*held]()
	s.Send(&held{n})
	Cancel(r)
	Cancel(r)
	if n.cancels != 1 {
		t.Errorf("cancelled %d times, want once", n.cancels)
	}
}

// OS-02: a sender that waits for nobody to want its value is
// woken when the receiver is cancelled, or is closed: 20,000
// rounds, and none hangs.
func TestOS02(t *testing.T) {
	gone := make(chan Receiver[int])
	var wg sync.WaitGroup
	wg.Go(func() {
		cancel := false
		for r := range gone {
			if cancel = !cancel; cancel {
				r.Cancel()
			} else {
				r.Close()
			}
		}
	})
	for range 20_000 {
		s, r := Oneshot[int]()
		gone <- r
		f := PollFunc(s.PollClosed)
		if _, err := Wait(&f); err != nil {
			t.Fatal(err)
		}
		if err := s.Send(1); err != ErrClosed {
			t.Fatalf("send: %v, want ErrClosed", err)
		}
	}
	close(gone)
	wg.Wait()
}

// OS-04: what was sent before the receiver closed is still
// received. Closed before, the sender is woken, cannot send, and
// nothing is received.
func TestOS04(t *testing.T) {
	s, r := Oneshot[int]()
	s.Send(1)
	r.Close()
	refused(t, s)
	want(t, r, 1, nil)

	s, r = Oneshot[int]()
	s.Send(1)
	r.Close()
	tries(t, r, 1, nil)

	s, r = Oneshot[int]()
	var sender, receiver Counter
	s.PollClosed(sender.Waker())
	r.Poll(receiver.Waker())
	r.Close()
	r.Close()
	woken(t, &sender, 1)
	woken(t, &receiver, 1)
	refused(t, s)
	want(t, r, 0, ErrClosed)
}

// OS-06: when the answer has been given, TryRecv says ErrClosed,
// and to poll panics.
func TestOS06(t *testing.T) {
	s, r := Oneshot[int]()
	s.Send(1)
	tries(t, r, 1, nil)
	tries(t, r, 0, ErrClosed)
	panics(t, "Oneshot", func() { r.Poll(Waker{}) })

	_, r = Oneshot[int]()
	r.Close()
	tries(t, r, 0, ErrClosed)
	panics(t, "Oneshot", func() { r.Poll(Waker{}) })
	r.Cancel() // after the end, does nothing
}

// A value that is sent while the receiver is cancelled has one
// owner in the end: the sender, or else it has been cancelled.
func TestSendRacesCancel(t *testing.T) {
	for range 2000 {
		n := new(tally)
		s, r := Oneshot[*held]()
		r.Poll(NewWaker(new(Counter)))
		var wg sync.WaitGroup
		wg.Go(r.Cancel)
		err := s.Send(&held{n})
		wg.Wait()
		if sent := err == nil; sent != (n.cancels == 1) {
			t.Fatalf("send: %v, and %d cancels", err, n.cancels)
		}
	}
}
