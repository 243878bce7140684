package stream

import (
	"fmt"
	"testing"

	"artofwaiting/code/future"
)

// ends is each of the futures that a stream can come to.
var ends = map[string]func(s ints) future.Future[string]{
	"Fold": func(s ints) future.Future[string] {
		return text(Fold(s, 10, func(a, b int) int {
			return a + b
		}).Box())
	},
	"Collect": func(s ints) future.Future[string] {
		return text(Collect(s).Box())
	},
	"ForEach": func(s ints) future.Future[string] {
		return text(ForEach(s, func(i int) error {
			if i == 13 {
				return errTest
			}
			return nil
		}).Box())
	},
}

// printed is the text of what a future brings.
type printed[T any] struct{ future.Boxed[T] }

func text[T any](f future.Boxed[T]) future.Future[string] {
	return printed[T]{f}
}

func (p printed[T]) Poll(w future.Waker) (string, error) {
	v, err := p.Boxed.Poll(w)
	return fmt.Sprint(v), err
}

func TestEnds(t *testing.T) {
	none := map[string]string{
		"Fold": "10", "Collect": "[]", "ForEach": "{}"}
	all := map[string]string{
		"Fold": "13", "Collect": "[1 2]", "ForEach": "{}"}
	for name, make := range ends {
		t.Run(name, func(t *testing.T) {
			c := play()
			answer(t, make(c.boxed()), none[name], nil)
			counts(t, c, 1, 0)
			c = play(1, future.Pending, 2)
			f := make(c.boxed())
			_, err := f.Poll(future.Waker{})
			if err != future.Pending {
				t.Errorf("%v, want Pending", err)
			}
			counts(t, c, 2, 0)
			answer(t, f, all[name], nil)
			counts(t, c, 4, 0)
			panics(t, name, func() { f.Poll(future.Waker{}) })
		})
	}
}

// The first error is the end and cancels the stream; so does
// Cancel.
func TestEndsEarly(t *testing.T) {
	for name, make := range ends {
		t.Run(name, func(t *testing.T) {
			c := play(1, errTest, 2)
			f := make(c.boxed())
			if _, err := f.Poll(future.Waker{}); err != errTest {
				t.Errorf("%v, want an error", err)
			}
			counts(t, c, 2, 1)
			panics(t, name, func() { f.Poll(future.Waker{}) })
			c = play(1, future.Pending)
			f = make(c.boxed())
			f.Poll(future.Waker{})
			future.Cancel(f)
			future.Cancel(f)
			counts(t, c, 2, 1)
			panics(t, name, func() { f.Poll(future.Waker{}) })
		})
	}
}

func answer(t *testing.T, f future.Future[string],
	v string, err error) {
	t.Helper()
	got, e := f.Poll(future.Waker{})
	if got != v || e != err {
		t.Errorf("%s, %v; want %s, %v", got, e, v, err)
	}
}

// The function of a ForEach ends it, and cancels the stream.
func TestForEachFails(t *testing.T) {
	c := play(1, 13, 3)
	_, err := ends["ForEach"](c.boxed()).Poll(future.Waker{})
	if err != errTest {
		t.Errorf("%v, want an error", err)
	}
	counts(t, c, 2, 1)
}

// A Collect that comes to nothing cancels what it has.
func TestCollectCancelsItems(t *testing.T) {
	list, futures := pledges(2)
	bad := Merge(futures, NextFunc(
		func(future.Waker) (f future.Boxed[int], err error) {
			return f, errTest
		}))
	f := Collect(bad)
	if _, err := f.Poll(future.Waker{}); err != errTest {
		t.Errorf("%v, want an error", err)
	}
	for i, p := range list {
		if p.cancels != 1 {
			t.Errorf("%d: %d cancels, want 1", i, p.cancels)
		}
	}
}
