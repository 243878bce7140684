//go:build exercise

package fair

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"artofwaiting/code/socket"
)

// A peer is a Conn that has data, and then an end or none. It
// gives no more than most bytes at a time, if most is not 0.
type peer struct {
	name  string
	data  string
	end   error
	most  int
	asked []int // for how much, each time
}

func (p *peer) TryRead(buf []byte) (int, error) {
	p.asked = append(p.asked, len(buf))
	if p.most > 0 && len(buf) > p.most {
		buf = buf[:p.most]
	}
	n := copy(buf, p.data)
	p.data = p.data[n:]
	switch {
	case n > 0:
		return n, nil
	case p.end != nil:
		return 0, p.end
	}
	return 0, socket.WouldBlock
}

// A stage is a Loop, and a record of what it hands over: "a=1234"
// for the bytes of a, "a!EOF" for its end.
type stage struct {
	*testing.T
	Loop
	record []string
	also   func(c Conn) // unless nil, part of handling
}

func (s *stage) handle(c Conn, p []byte, err error) {
	name := c.(*peer).name
	if len(p) > 0 {
		s.record = append(s.record, fmt.Sprintf("%s=%s", name, p))
	}
	if err != nil {
		s.record = append(s.record,
			fmt.Sprintf("%s!%v", name, err))
	}
	if s.also != nil {
		s.also(c)
	}
}

// turn is one Turn, which must bring exactly this.
func (s *stage) turn(want string, more bool) {
	s.Helper()
	s.record = nil
	got := s.Turn(s.handle)
	if !slices.Equal(s.record, strings.Fields(want)) {
		s.Errorf("the turn was %q, want %q", s.record, want)
	}
	if got != more {
		s.Errorf("after %q: more is %v", want, got)
	}
}

func setup(t *testing.T, budget int, ready ...*peer) *stage {
	s := &stage{T: t, Loop: Loop{Budget: budget}}
	for _, p := range ready {
		s.Ready(p)
	}
	return s
}

func TestNobody(t *testing.T) {
	setup(t, 4).turn("", false)
}

// TestInTurn: the one that has much to say does not keep the
// others waiting, and is not forgotten.
func TestInTurn(t *testing.T) {
	much := &peer{name: "a", data: "123456789"}
	b := &peer{name: "b", data: "xy"}
	c := &peer{name: "c", data: "z"}
	s := setup(t, 4, much, b, c)
	s.turn("a=1234 b=xy c=z", true)
	s.turn("a=5678", true)
	s.turn("a=9", false)
	s.turn("", false)
}

// TestQuestions: nobody is asked for more than the budget, nor
// after WouldBlock.
func TestQuestions(t *testing.T) {
	a := &peer{name: "a", data: "123456789", most: 3}
	s := setup(t, 4, a)
	s.turn("a=123 a=4", true)
	s.turn("a=567 a=8", true)
	s.turn("a=9", false)
	s.turn("", false)
	want := []int{4, 1, 4, 1, 4, 3}
	if !slices.Equal(a.asked, want) {
		t.Errorf("asked for %v bytes, want %v", a.asked, want)
	}
}

// TestExactly: one that has said as much as it may could have
// more, and only asking tells.
func TestExactly(t *testing.T) {
	s := setup(t, 4, &peer{name: "a", data: "1234"})
	s.turn("a=1234", true)
	s.turn("", false)
}

func TestEnds(t *testing.T) {
	reset := errors.New("reset")
	s := setup(t, 4,
		&peer{name: "a", data: "12", end: io.EOF},
		&peer{name: "b", data: "1234", end: io.EOF},
		&peer{name: "c", end: reset})
	s.turn("a=12 a!EOF b=1234 c!reset", true)
	s.turn("b!EOF", false)
	s.turn("", false)
}

// TestReadyTwice: an edge may come while its connection is in the
// list already.
func TestReadyTwice(t *testing.T) {
	a := &peer{name: "a", data: "12345"}
	b := &peer{name: "b", data: "xy"}
	s := setup(t, 4, a, b, a)
	s.turn("a=1234 b=xy", true)
	s.Ready(a)
	s.Ready(b)
	b.data = "z"
	s.turn("a=5 b=z", false)
}

// TestNewcomers: who comes during a turn is served in the next,
// before those who come back later than that.
func TestNewcomers(t *testing.T) {
	a := &peer{name: "a", data: "12345"}
	b := &peer{name: "b", data: "xyzzy"}
	c := &peer{name: "c", data: "now"}
	s := setup(t, 4, a, b)
	s.also = func(Conn) { s.Ready(c) }
	s.turn("a=1234 b=xyzz", true)
	s.also = nil
	s.turn("c=now a=5 b=y", false)
}

// TestReadyInside: a connection that is made ready while it is
// served has another turn, and not two.
func TestReadyInside(t *testing.T) {
	a := &peer{name: "a", data: "123456"}
	s := setup(t, 4, a)
	s.also = func(c Conn) { s.Ready(c) }
	s.turn("a=1234", true)
	s.turn("a=56", true)
	s.turn("", false)
}

// TestManyTurns: no one's share depends on who else is there.
func TestManyTurns(t *testing.T) {
	const n, size = 100, 10_000
	s := setup(t, 100)
	for i := range n {
		s.Ready(&peer{
			name: fmt.Sprint(i),
			data: strings.Repeat("x", size),
		})
	}
	for turn := range size / 100 {
		s.record = nil
		more := s.Turn(s.handle)
		if len(s.record) != n || !more {
			t.Fatalf("turn %d served %d of %d; more is %v",
				turn, len(s.record), n, more)
		}
		for i, r := range s.record {
			want := fmt.Sprint(i, "=", strings.Repeat("x", 100))
			if r != want {
				t.Fatalf("turn %d: %q, want %q", turn, r, want)
			}
		}
	}
	s.turn("", false)
}
