//go:build exercise

package reader

import (
	"fmt"
	"testing"
)

// A socket is bytes that have come, and perhaps an end.
type socket struct {
	bytes int
	end   bool
	calls int
}

func (s *socket) read(p []byte) (int, error) {
	s.calls++
	n := min(s.bytes, len(p))
	s.bytes -= n
	if n == 0 && !s.end {
		return 0, ErrWouldBlock
	}
	return n, nil
}

// play reads eight bytes at a time until there is nothing more,
// and says what came.
func (s *socket) play(r *Reader) (said string) {
	for range 10 {
		n, err := r.Read(make([]byte, 8))
		if err != nil {
			return said + "wait"
		}
		if n == 0 {
			return said + "end"
		}
		said += fmt.Sprint(n, " ")
	}
	return said + "..."
}

func TestReader(t *testing.T) {
	s := &socket{bytes: 3}
	r := New(s.read)
	check := func(what, want string, calls int) {
		t.Helper()
		s.calls = 0
		got := s.play(r)
		if got != want || s.calls != calls {
			t.Errorf("%s: %q in %d calls, want %q in %d",
				what, got, s.calls, want, calls)
		}
	}
	check("at first", "3 wait", 1)
	check("without an event", "wait", 0)
	s.bytes = 8
	r.Event(false)
	check("a full read", "8 wait", 2)
	s.bytes = 5
	r.Event(false)
	check("after an event", "5 wait", 1)
	r.Event(false)
	check("an event for nothing", "wait", 1)
	s.bytes, s.end = 5, true
	r.Event(true)
	check("bytes and the end in one edge", "5 end", 2)
	check("after the end", "end", 1)
}

// The end is remembered, also if an event without it comes later.
func TestClosedSticks(t *testing.T) {
	s := &socket{bytes: 5, end: true}
	r := New(s.read)
	r.Event(true)
	r.Event(false)
	if got := s.play(r); got != "5 end" {
		t.Errorf("%q, want the end", got)
	}
}
