//go:build exercise

package drain

import (
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"artofwaiting/code/socket"
)

// event is an Event that says what its letters say.
type event string

func (e event) has(letter rune) bool {
	for _, l := range e {
		if l == letter {
			return true
		}
	}
	return false
}

func (e event) Readable() bool   { return e.has('r') }
func (e event) ReadClosed() bool { return e.has('c') }
func (e event) Error() bool      { return e.has('e') }

// A peer is a Conn, and what has arrived from its other end.
type peer struct {
	data  string
	end   error // after the data; nil: it is still open
	asked int
	later func() // unless nil, happens after each read
}

func (p *peer) TryRead(buf []byte) (int, error) {
	p.asked++
	if p.later != nil {
		defer p.later()
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

var errReset = errors.New("connection reset")

// A step is what arrives, the event that tells of it, and what is
// to come of that.
type step struct {
	data  string
	end   error
	event event
	want  error
	asked int
}

// stories are what may happen to a connection.
var stories = []struct {
	name  string
	steps []step
}{
	{"little", []step{{"hello", nil, "r", nil, 1}}},
	{"nothing", []step{{"", nil, "r", nil, 1}}},
	{"a full buffer", []step{{"12345678", nil, "r", nil, 2}}},
	{"much", []step{{"12345678abcdefghij", nil, "r", nil, 3}}},
	{"room to write", []step{{"", nil, "", nil, 0}}},
	{"two edges", []step{
		{"hello", nil, "r", nil, 1},
		{"again", nil, "r", nil, 1}}},
	{"last words", []step{{"hello", io.EOF, "rc", io.EOF, 2}}},
	{"many last words", []step{
		{"12345678abcdefghij", io.EOF, "rc", io.EOF, 4}}},
	{"the end alone", []step{{"", io.EOF, "rc", io.EOF, 1}}},
	{"the end of a pipe", []step{{"", io.EOF, "c", io.EOF, 1}}},
	{"the end, unannounced", []step{
		{"12345678", io.EOF, "r", io.EOF, 2}}},
	{"the end, later", []step{
		{"hello", nil, "r", nil, 1},
		{"", io.EOF, "rc", io.EOF, 1}}},
	{"reset", []step{{"", errReset, "rce", errReset, 1}}},
	{"reset, and nothing else said", []step{
		{"", errReset, "e", errReset, 1}}},
	{"words and reset", []step{
		{"hello", errReset, "re", errReset, 2}}},
	{"a false alarm", []step{
		{"", nil, "e", nil, 1},
		{"hello", nil, "r", nil, 1}}},
	{"after the end", []step{
		{"hello", io.EOF, "rc", io.EOF, 2},
		{"", io.EOF, "rc", io.EOF, 0},
		{"", io.EOF, "", io.EOF, 0}}},
	{"after a reset", []step{
		{"", errReset, "rce", errReset, 1},
		{"", io.EOF, "rc", errReset, 0}}},
}

func TestReady(t *testing.T) {
	for _, story := range stories {
		t.Run(story.name, func(t *testing.T) {
			play(t, story.steps)
		})
	}
}

func play(t *testing.T, steps []step) {
	p := &peer{}
	s := &Stream{Conn: p, Buf: make([]byte, 8)}
	said := ""
	for i, step := range steps {
		p.data += step.data
		said += step.data
		p.end, p.asked = step.end, 0
		if err := s.Ready(step.event); err != step.want {
			t.Errorf("step %d: %v, want %v", i, err, step.want)
		}
		if p.asked != step.asked {
			t.Errorf("step %d: asked %d times, want %d",
				i, p.asked, step.asked)
		}
		if string(s.Got) != said {
			t.Fatalf("step %d: got %q of %q; the rest is never "+
				"announced again", i, s.Got, said)
		}
	}
}

// A busy peer is one to which bytes and the end come while it is
// being read. What comes is an edge.
type busy struct {
	peer
	*rand.Rand
	said string
	edge bool
}

func (b *busy) arrive() {
	switch {
	case b.end != nil:
		return
	case b.IntN(8) == 0:
		b.end = io.EOF
	case b.IntN(2) == 0:
		chunk := "0123456789"[:1+b.IntN(10)]
		b.data += chunk
		b.said += chunk
	default:
		return
	}
	b.edge = true
}

// event is what the next edge is reported by.
func (b *busy) event() event {
	for !b.edge {
		b.arrive()
	}
	b.edge = false
	if b.end != nil {
		return "rc"
	}
	return "r"
}

// TestRaces: there is an event when there was an edge, and
// otherwise never again.
func TestRaces(t *testing.T) {
	for seed := range uint64(2000) {
		b := &busy{Rand: rand.New(rand.NewPCG(seed, 0))}
		b.later = b.arrive
		s := &Stream{Conn: b, Buf: make([]byte, 4)}
		var err error
		for b.end == nil || b.edge {
			err = s.Ready(b.event())
		}
		if string(s.Got) != b.said || err != io.EOF {
			t.Fatalf("seed %d: got %q, %v\nwant %q, EOF",
				seed, s.Got, err, b.said)
		}
	}
}
