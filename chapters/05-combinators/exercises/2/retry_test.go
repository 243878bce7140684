//go:build exercise

package retry

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

// A service fails so many times, and then answers. It records
// what happens: "a1" is an attempt, "p1" a pause, "x" a cancel.
type service struct {
	fails  int
	record []string
	ready  bool // nobody has to wait
	pauses error
	depths []int // of the stack, at each attempt
}

func (s *service) did(format string, args ...any) {
	s.record = append(s.record, fmt.Sprintf(format, args...))
}

func (s *service) attempt(i int) future.Boxed[string] {
	s.did("a%d", i)
	var err error
	if i <= s.fails {
		err = fmt.Errorf("attempt %d failed", i)
	}
	return future.Boxed[string]{Future: &act[string]{
		service: s, value: "at last", err: err, ready: s.ready}}
}

func (s *service) pause(i int) future.Boxed[struct{}] {
	s.did("p%d", i)
	return future.Boxed[struct{}]{Future: &act[struct{}]{
		service: s, err: s.pauses, ready: s.ready}}
}

// An act is an attempt or a pause. It is pending once, and wakes.
type act[T any] struct {
	service *service
	value   T
	err     error
	ready   bool
}

func (a *act[T]) Poll(w future.Waker) (v T, err error) {
	if !a.ready {
		a.ready = true
		w.Wake()
		return v, future.Pending
	}
	s, pc := a.service, make([]uintptr, 10_000)
	s.depths = append(s.depths, runtime.Callers(0, pc))
	if a.err != nil {
		return v, a.err
	}
	return a.value, nil
}

func (a *act[T]) Cancel() { a.service.did("x") }

// records fails unless this is what has happened.
func (s *service) records(t *testing.T, want string) {
	t.Helper()
	if got := strings.Join(s.record, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestLazy(t *testing.T) {
	s := new(service)
	Retry(3, s.attempt, s.pause)
	s.records(t, "")
}

func TestAtOnce(t *testing.T) {
	s := new(service)
	v, err := future.Wait(Retry(3, s.attempt, s.pause))
	if v != "at last" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	s.records(t, "a1")
}

func TestAtLast(t *testing.T) {
	for n := 3; n < 5; n++ {
		s := &service{fails: 2}
		v, err := future.Wait(Retry(n, s.attempt, s.pause))
		if v != "at last" || err != nil {
			t.Errorf("of %d: %q, %v", n, v, err)
		}
		s.records(t, "a1 p1 a2 p2 a3")
	}
}

func TestNever(t *testing.T) {
	s := &service{fails: 9}
	v, err := future.Wait(Retry(3, s.attempt, s.pause))
	want := "attempt 1 failed\nattempt 2 failed\nattempt 3 failed"
	if v != "" || err == nil || err.Error() != want {
		t.Errorf("%q, error:\n%v\nwant\n%s", v, err, want)
	}
	s.records(t, "a1 p1 a2 p2 a3")
}

func TestOnce(t *testing.T) {
	s := &service{fails: 1}
	_, err := future.Wait(Retry(1, s.attempt, s.pause))
	if err == nil {
		t.Error("the only attempt failed, and there is no error")
	}
	s.records(t, "a1")
}

func TestBrokenPause(t *testing.T) {
	broken := errors.New("the clock is broken")
	s := &service{fails: 9, pauses: broken}
	_, err := future.Wait(Retry(3, s.attempt, s.pause))
	if !errors.Is(err, broken) {
		t.Errorf("%v; want %v", err, broken)
	}
	s.records(t, "a1 p1")
}

// TestPolls goes as far in a poll as it can, gives way where
// something is pending, and is cancelled at each such place.
func TestPolls(t *testing.T) {
	s := &service{fails: 2}
	f := Retry(3, s.attempt, s.pause)
	for _, want := range []string{"a1", "a1 p1", "a1 p1 a2"} {
		_, err := f.Poll(future.Waker{})
		if err != future.Pending {
			t.Errorf("poll: %v; want Pending", err)
		}
		s.records(t, want)
	}
	f.Cancel()
	f.Cancel()
	s.records(t, "a1 p1 a2 x")
	s = &service{fails: 2}
	f = Retry(3, s.attempt, s.pause)
	f.Poll(future.Waker{})
	f.Poll(future.Waker{})
	f.Cancel()
	s.records(t, "a1 p1 x")
}

// TestFlat looks how deep in the stack an attempt is polled.
func TestFlat(t *testing.T) {
	for _, ready := range []bool{true, false} {
		s := &service{fails: 1000, ready: ready}
		future.Wait(Retry(1000, s.attempt, s.pause))
		first, last := s.depths[0], s.depths[len(s.depths)-1]
		if last > first+10 {
			t.Errorf("the first attempt is %d calls deep, "+
				"the last %d", first, last)
		}
	}
}
