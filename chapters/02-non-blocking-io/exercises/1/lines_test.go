//go:build exercise

package readline

import (
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"artofwaiting/code/socket"
)

// A script is a Conn that answers each TryRead with its next
// answer, or with a part of it when there is no room for all.
// After the last answer comes the end.
type script struct {
	answers []answer
	asked   int
}

type answer struct {
	data string
	err  error
}

var notYet = answer{err: socket.WouldBlock}

func (s *script) TryRead(p []byte) (int, error) {
	s.asked++
	if len(s.answers) == 0 {
		return 0, io.EOF
	}
	a := &s.answers[0]
	n := copy(p, a.data)
	a.data = a.data[n:]
	if err := a.err; a.data == "" {
		s.answers = s.answers[1:]
		return n, err
	}
	return n, nil
}

// all calls Next until it reports something other than
// WouldBlock. It gives up after more calls than any right reader
// needs.
func all(t *testing.T, c *script) (lines []string, end error) {
	t.Helper()
	var l Lines
	for range 10_000 {
		line, err := l.Next(c)
		switch {
		case err == nil:
			lines = append(lines, line)
		case err != socket.WouldBlock:
			return lines, err
		}
	}
	t.Fatal("Next does not come to an end")
	return nil, nil
}

// say is answers with these data, where "" is "not yet".
func say(data ...string) (answers []answer) {
	for _, d := range data {
		if d == "" {
			answers = append(answers, notYet)
		} else {
			answers = append(answers, answer{data: d})
		}
	}
	return answers
}

func TestLines(t *testing.T) {
	reset := answer{err: errors.New("connection reset")}
	long := strings.Repeat("x", 100_000)
	tests := []struct {
		name    string
		answers []answer
		want    []string
		end     error
	}{
		{"nothing", nil, nil, io.EOF},
		{"a line", say("ada\n"), []string{"ada"}, io.EOF},
		{"empty lines", say("\n\n"), []string{"", ""}, io.EOF},
		{"two at once", say("ada\ngrace\n"),
			[]string{"ada", "grace"}, io.EOF},
		{"in pieces", say("a", "", "d", "", "a", "", "\n", ""),
			[]string{"ada"}, io.EOF},
		{"one and a half", say("ada\ngr", "", "ace\n"),
			[]string{"ada", "grace"}, io.EOF},
		{"long", say(long + "\n"), []string{long}, io.EOF},
		{"unfinished", say("ada\ngr"),
			[]string{"ada"}, io.ErrUnexpectedEOF},
		{"error", append(say("ada\ngr"), reset),
			[]string{"ada"}, reset.err},
		{"a carriage return is no end", say("a\rb\r\n"),
			[]string{"a\rb\r"}, io.EOF},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, end := all(t, &script{answers: tt.answers})
			if !slices.Equal(got, tt.want) || end != tt.end {
				t.Errorf("got  %.200q, %v\nwant %.200q, %v",
					got, end, tt.want, tt.end)
			}
		})
	}
}

// TestFragments cuts the same text in many ways.
func TestFragments(t *testing.T) {
	want := []string{"ada", "", "grace hopper", "e", "", "tony"}
	text := strings.Join(want, "\n") + "\n"
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 0))
		c := &script{}
		for rest := text; rest != ""; {
			n := 1 + r.IntN(min(9, len(rest)))
			c.answers = append(c.answers, answer{data: rest[:n]})
			rest = rest[n:]
			for range r.IntN(3) {
				c.answers = append(c.answers, notYet)
			}
		}
		cut := slices.Clone(c.answers)
		got, end := all(t, c)
		if !slices.Equal(got, want) || end != io.EOF {
			t.Fatalf("fragments %v:\ngot  %q, %v\nwant %q, EOF",
				cut, got, end, want)
		}
	}
}

// TestWouldBlockAtOnce: no call of Next may go on asking a socket
// that has just said "not yet".
func TestWouldBlockAtOnce(t *testing.T) {
	c := &script{answers: say("", "", "")}
	var l Lines
	for i := 1; i <= 3; i++ {
		_, err := l.Next(c)
		if err != socket.WouldBlock {
			t.Fatalf("call %d: %v, want WouldBlock", i, err)
		}
		if c.asked != i {
			t.Fatalf("call %d: the socket was asked %d times",
				i, c.asked)
		}
	}
}

// TestKeptLineFirst: a line that is there already is no reason
// for a system call.
func TestKeptLineFirst(t *testing.T) {
	c := &script{answers: say("ada\ngrace\n", "")}
	var l Lines
	for _, want := range []string{"ada", "grace"} {
		line, err := l.Next(c)
		if line != want || err != nil {
			t.Fatalf("Next = %q, %v; want %q", line, err, want)
		}
	}
	if c.asked != 1 {
		t.Errorf("two lines, there at once: %d reads", c.asked)
	}
}

// TestTwoReaders: what one connection has sent is nobody else's.
func TestTwoReaders(t *testing.T) {
	a := &script{answers: say("from a", "", "\n")}
	b := &script{answers: say("from b\n")}
	var la, lb Lines
	if _, err := la.Next(a); err != socket.WouldBlock {
		t.Fatalf("half a line: %v, want WouldBlock", err)
	}
	for _, tt := range []struct {
		l    *Lines
		c    Conn
		want string
	}{{&lb, b, "from b"}, {&la, a, "from a"}} {
		line, err := tt.l.Next(tt.c)
		if line != tt.want || err != nil {
			t.Errorf("Next = %q, %v; want %q", line, err, tt.want)
		}
	}
}
