package combinator_test

import (
	"errors"
	"testing"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// Finally cleans up once, whatever the end is.
func TestFinally(t *testing.T) {
	bad := errors.New("bad")
	for name, f := range map[string]future.Boxed[int]{
		"ready":   future.Ready(1).Box(),
		"failed":  future.Fail[int](bad).Box(),
		"pending": future.Never[int]{}.Box(),
		"panics": future.PollFunc(func(future.Waker) (int, error) {
			panic("bad")
		}).Box(),
	} {
		cleaned := 0
		g := combinator.Finally(f, func() { cleaned++ })
		if cleaned != 0 {
			t.Errorf("%s: cleaned before the first poll", name)
		}
		func() {
			defer func() { recover() }()
			g.Poll(future.Waker{})
		}()
		want := 1
		if name == "pending" {
			want = 0
		}
		if cleaned != want {
			t.Errorf("%s: cleaned %d times, want %d",
				name, cleaned, want)
		}
		g.Cancel()
		g.Cancel()
		if cleaned != 1 {
			t.Errorf("%s: cleaned %d times in the end, want once",
				name, cleaned)
		}
	}
}

// The child is cancelled before it is cleaned up after.
func TestFinallyCancelsFirst(t *testing.T) {
	s, r := future.Oneshot[int]()
	var sent error
	g := combinator.Finally(r, func() { sent = s.Send(1) })
	g.Cancel()
	if sent == nil {
		t.Error("cleaned up while the child was alive")
	}
}
