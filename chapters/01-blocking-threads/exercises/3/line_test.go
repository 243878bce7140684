//go:build exercise

package patience

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// A client sends its text a piece at a time. The clock is its
// own: it stands still except while a read waits for the next
// piece.
type client struct {
	text     string
	pace     time.Duration // between two pieces
	piece    int           // bytes in each
	at       time.Time
	deadline time.Time
	err      error // of SetDeadline
}

func (c *client) now() time.Time { return c.at }

func (c *client) SetDeadline(t time.Time) error {
	c.deadline = t
	return c.err
}

// Read waits as a socket would: until the data comes or until the
// deadline, whichever is first.
func (c *client) Read(p []byte) (int, error) {
	comes := c.at.Add(c.pace)
	if !c.deadline.IsZero() && comes.After(c.deadline) {
		if c.deadline.After(c.at) {
			c.at = c.deadline
		}
		return 0, os.ErrDeadlineExceeded
	}
	c.at = comes
	if c.text == "" {
		return 0, io.EOF
	}
	n := copy(p, c.text[:min(c.piece, len(c.text))])
	c.text = c.text[n:]
	return n, nil
}

const limit = 10 * time.Second

var noon = time.Date(2018, 1, 10, 12, 0, 0, 0, time.UTC)

func TestReadLine(t *testing.T) {
	tests := []struct {
		name, text string
		pace       time.Duration
		piece      int
		want, rest string
		err        error
	}{
		{"at once", "ada\n", 0, 100, "ada", "", nil},
		{"empty line", "\nada\n", 0, 100, "", "ada\n", nil},
		{"byte by byte", "ada\n", time.Second, 1, "ada", "", nil},
		{"just in time", "nine byte\n", time.Second, 1,
			"nine byte", "", nil},
		{"just too late", "ten bytes!\n", time.Second, 1,
			"", "\n", os.ErrDeadlineExceeded},
		{"slowloris", "xxxxxxxxxx", 9 * time.Second, 1,
			"", "xxxxxxxxx", os.ErrDeadlineExceeded},
		{"silent", "ada\n", time.Hour, 1,
			"", "ada\n", os.ErrDeadlineExceeded},
		{"the rest stays", "ada\ngrace\n", 0, 100,
			"ada", "grace\n", nil},
		{"end", "", 0, 1, "", "", io.EOF},
		{"end in a line", "ad", 0, 1,
			"", "", io.ErrUnexpectedEOF},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &client{text: tt.text, at: noon,
				pace: tt.pace, piece: tt.piece}
			got, err := ReadLine(c, limit, c.now)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ReadLine = %q, %v; want %q, %v",
					got, err, tt.want, tt.err)
			}
			if c.text != tt.rest {
				t.Errorf("left unread: %d bytes, want %d: %.20q",
					len(c.text), len(tt.rest), c.text)
			}
		})
	}
}

// TestNeverLonger: whatever the pace, ReadLine is back in time.
func TestNeverLonger(t *testing.T) {
	for pace := time.Millisecond; pace < time.Minute; pace *= 3 {
		c := &client{text: strings.Repeat("x", 100_000),
			pace: pace, piece: 1, at: noon}
		_, err := ReadLine(c, limit, c.now)
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("a byte every %v: %v", pace, err)
		}
		if took := c.at.Sub(noon); took > limit {
			t.Errorf("a byte every %v: took %v, limit %v",
				pace, took, limit)
		}
	}
}

// TestEachLineAnew: the next line has the whole limit again.
func TestEachLineAnew(t *testing.T) {
	c := &client{text: "123456\n123456\n123456\n",
		pace: time.Second, piece: 1, at: noon}
	for i := range 3 {
		line, err := ReadLine(c, limit, c.now)
		if line != "123456" || err != nil {
			t.Fatalf("line %d: %q, %v", i+1, line, err)
		}
	}
}

// TestNoDeadline: without a deadline there is no reading at all.
func TestNoDeadline(t *testing.T) {
	broken := errors.New("no deadlines here")
	c := &client{text: "ada\n", piece: 1, err: broken}
	_, err := ReadLine(c, limit, c.now)
	if !errors.Is(err, broken) || c.text != "ada\n" {
		t.Errorf("SetDeadline failed, but ReadLine returned %v, "+
			"with %q unread", err, c.text)
	}
}
