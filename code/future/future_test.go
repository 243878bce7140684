package future

import (
	"io"
	"testing"
)

func TestAnswers(t *testing.T) {
	want(t, Ready(1).Box(), 1, nil)
	want(t, Fail[int](errTest).Box(), 0, errTest)
	want(t, Never[int]{}, 0, Pending)
	for _, err := range []error{nil, Pending, errTest} {
		f := func(Waker) (int, error) { return 7, err }
		want(t, PollFunc(f).Box(), 7, err)
	}
	panics(t, "without an error", func() { Fail[int](nil) })
	panics(t, "without an error", func() { Fail[int](Pending) })
}

// FU-01: nothing runs before the first poll.
func TestFU01(t *testing.T) {
	made := 0
	f := Lazy(func() Once[int] {
		made++
		return PendingOnce(5)
	})
	if made != 0 {
		t.Error("made before the first poll")
	}
	want(t, &f, 0, Pending)
	want(t, &f, 5, nil)
	if made != 1 {
		t.Errorf("made %d times, want once", made)
	}
}

// FU-11: an unfused future that is polled after its end panics, a
// fused one is pending and wakes nobody. So do those around them.
func TestFU11(t *testing.T) {
	one := func(Waker) (int, error) { return 1, nil }
	for name, make := range map[string]func() Boxed[int]{
		"Ready":       Ready(1).Box,
		"PollFunc":    PollFunc(one).Box,
		"PendingOnce": PendingOnce(1).Box,
		"Lazy": func() Boxed[int] {
			return Lazy(Ready(1).Box).Box()
		},
		"Oneshot": func() Boxed[int] {
			s, r := Oneshot[int]()
			s.Send(1)
			return r.Box()
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := make()
			finish(t, f)
			panics(t, name, func() { f.Poll(Waker{}) })
			fused := Fuse(make())
			finish(t, &fused)
			for range 3 {
				_, err := fused.Poll(NewWaker(Alarm{}))
				if err != Pending {
					t.Errorf("fused: %v, want Pending", err)
				}
			}
		})
	}
}

// finish polls f to its end, twice at most.
func finish(t *testing.T, f Future[int]) {
	t.Helper()
	v, err := f.Poll(Waker{})
	if err == Pending {
		v, err = f.Poll(Waker{})
	}
	if v != 1 || err != nil {
		t.Errorf("%d, %v; want 1, nil", v, err)
	}
}

// A failure is an end as well.
func TestFailTwice(t *testing.T) {
	fail := Fail[int](errTest)
	poll := PollFunc(fail.Poll)
	want(t, &poll, 0, errTest)
	panics(t, "PollFunc", func() { poll.Poll(Waker{}) })
	lazy := Lazy(func() Value[int] { return Fail[int](errTest) })
	want(t, &lazy, 0, errTest)
	panics(t, "Lazy", func() { lazy.Poll(Waker{}) })
	f := Fail[int](errTest)
	want(t, &f, 0, errTest)
	panics(t, "Fail", func() { f.Poll(Waker{}) })
	fused := Fuse(Fail[int](errTest))
	want(t, &fused, 0, errTest)
	want(t, &fused, 0, Pending)
}

func TestZero(t *testing.T) {
	var fused Fused[int, Value[int], *Value[int]]
	want(t, &fused, 0, Pending)
	fused.Cancel()
	var lazy Deferred[int, Value[int], *Value[int]]
	panics(t, "Lazy", func() { lazy.Poll(Waker{}) })
	lazy.Cancel()
	var nap Nap
	panics(t, "Sleep", func() { nap.Poll(Waker{}) })
	nap.Cancel()
	var poll Func[int]
	panics(t, "PollFunc", func() { poll.Poll(Waker{}) })
}

// A panic in a child goes up, and is not the end: to poll again
// asks the child again.
func TestChildPanics(t *testing.T) {
	alarm := func(w Waker) (int, error) {
		NewWaker(Alarm{}).Wake()
		return 0, nil
	}
	fused := Fuse(PollFunc(alarm))
	lazy := Lazy(func() Func[int] { return PollFunc(alarm) })
	for range 2 {
		panics(t, "Alarm", func() { fused.Poll(Waker{}) })
		panics(t, "Alarm", func() { lazy.Poll(Waker{}) })
	}
}

func TestCancel(t *testing.T) {
	Cancel(nil)
	Cancel(Never[int]{})
	n := new(tally)
	fused := Fuse(held{n})
	cancelTwice(t, &fused, n)
	want(t, &fused, 0, Pending)

	n = new(tally)
	lazy := Lazy(func() held { return held{n} })
	cancelTwice(t, &lazy, n)
	panics(t, "after its end", func() { lazy.Poll(Waker{}) })
}

// cancelTwice polls f once, and then cancels it twice: what it
// holds hears of it once.
func cancelTwice(t *testing.T, f Future[int], n *tally) {
	t.Helper()
	want(t, f, 0, Pending)
	Cancel(f)
	Cancel(f)
	if n.polls != 1 || n.cancels != 1 {
		t.Errorf("%+v, want one of each", *n)
	}
}

func TestCancelBeforeStart(t *testing.T) {
	f := Lazy(func() Never[int] {
		t.Error("started after Cancel")
		return Never[int]{}
	})
	Cancel(&f)
	panics(t, "Lazy", func() { f.Poll(Waker{}) })
}

// countdown is a stream of n-1 to 0, pending before each.
type countdown struct {
	n     int
	ready bool
}

func (c *countdown) Next(w Waker) (int, error) {
	c.ready = !c.ready
	switch {
	case c.ready:
		w.Wake()
		return 0, Pending
	case c.n == 0:
		return 0, io.EOF
	}
	c.n--
	return c.n, nil
}

func (c countdown) Box() BoxedStream[int] {
	return BoxedStream[int]{&c}
}

func TestStream(t *testing.T) {
	s := countdown{n: 3}
	for _, i := range []int{2, 1, 0} {
		v, err := Wait(PollFunc(s.Next).Box())
		if v != i || err != nil {
			t.Errorf("next: %d, %v; want %d", v, err, i)
		}
	}
	if _, err := Wait(PollFunc(s.Next).Box()); err != io.EOF {
		t.Errorf("the end: %v, want io.EOF", err)
	}
}
