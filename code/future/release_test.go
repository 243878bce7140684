package future

import (
	"runtime"
	"testing"
	"weak"
)

// FU-07: polled with one Waker and then with another, the end
// wakes the second alone, and nobody has the first any more. Nor
// is one kept that has been woken.
func TestFU07(t *testing.T) {
	for name, keeper := range keepers() {
		t.Run(name, func(t *testing.T) {
			poll, end := keeper()
			first := pollOnce(poll)
			var second Counter
			poll(second.Waker())
			if runtime.GC(); first.Value() != nil {
				t.Error("the first Waker is still kept")
			}
			end()
			end()
			woken(t, &second, 1)

			poll, end = keeper()
			only := pollOnce(poll)
			end()
			if runtime.GC(); only.Value() != nil {
				t.Error("a Waker is kept that has been woken")
			}
			runtime.KeepAlive(poll)
		})
	}
}

// A heavy Wakeable is too big to share its memory with others, so
// that one can see it go.
type heavy struct {
	Counter
	_ [8]*heavy
}

// pollOnce polls with a Waker that nobody else has. It is not
// inlined, lest the caller's stack keep it.
//
//go:noinline
func pollOnce(poll func(Waker)) weak.Pointer[heavy] {
	h := new(heavy)
	poll(NewWaker(h))
	return weak.Make(h)
}

// holders is every future here that holds a value, around h.
func holders() map[string]func(h *heavy) Boxed[*heavy] {
	return map[string]func(*heavy) Boxed[*heavy]{
		"Ready": func(h *heavy) Boxed[*heavy] {
			return Ready(h).Box()
		},
		"PendingOnce": func(h *heavy) Boxed[*heavy] {
			return PendingOnce(h).Box()
		},
		"PollFunc": func(h *heavy) Boxed[*heavy] {
			return PollFunc(func(Waker) (*heavy, error) {
				return h, nil
			}).Box()
		},
		"Lazy": func(h *heavy) Boxed[*heavy] {
			return Lazy(func() Value[*heavy] {
				return Ready(h)
			}).Box()
		},
		"Fuse": func(h *heavy) Boxed[*heavy] {
			return Fuse(constant{h}).Box()
		},
		"Oneshot": func(h *heavy) Boxed[*heavy] {
			s, r := Oneshot[*heavy]()
			s.Send(h)
			return r.Box()
		},
	}
}

// What has finished holds on to nothing: when its value has been
// forgotten, the value goes, while the future is still there.
func TestLetsGo(t *testing.T) {
	for name, with := range holders() {
		f, value := finished(with)
		if runtime.GC(); value.Value() != nil {
			t.Errorf("%s still holds its value", name)
		}
		runtime.KeepAlive(f)
	}
}

// finished is a future at its end, and the value that it had.
//
//go:noinline
func finished(with func(*heavy) Boxed[*heavy]) (
	Boxed[*heavy], weak.Pointer[heavy]) {
	h := new(heavy)
	f := with(h)
	for _, err := f.Poll(Waker{}); err == Pending; {
		_, err = f.Poll(Waker{})
	}
	return f, weak.Make(h)
}

// A constant lets go of nothing.
type constant struct{ h *heavy }

func (c *constant) Poll(Waker) (*heavy, error) {
	return c.h, nil
}

func (c constant) Box() Boxed[*heavy] { return Boxed[*heavy]{&c} }

// A value that a future has, and nobody will get, is given up.
func TestCancelGivesUpTheValue(t *testing.T) {
	for name, f := range map[string]func(*held) any{
		"Ready": func(h *held) any {
			f := Ready(h)
			return &f
		},
		"PendingOnce": func(h *held) any {
			f := PendingOnce(h)
			f.Poll(Waker{})
			return &f
		},
	} {
		h := &held{new(tally)}
		g := f(h)
		Cancel(g)
		Cancel(g)
		if h.cancels != 1 {
			t.Errorf("%s: cancelled %d times, want once",
				name, h.cancels)
		}
	}
}
