//go:build exercise

package writequeue

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"

	"artofwaiting/code/socket"
)

// A tight Conn takes at most mouthful bytes at a time, and has
// room for room bytes until somebody makes more.
type tight struct {
	mouthful, room int
	err            error // instead of everything, when not nil
	got            []byte
	asked          int
}

func (c *tight) TryWrite(p []byte) (int, error) {
	c.asked++
	n := min(len(p), c.mouthful, c.room)
	switch {
	case c.err != nil:
		return 0, c.err
	case n == 0:
		return 0, socket.WouldBlock
	}
	c.room -= n
	c.got = append(c.got, p[:n]...)
	return n, nil
}

func write(t *testing.T, o *Out, s string) {
	t.Helper()
	if err := o.Write([]byte(s)); err != nil {
		t.Fatalf("Write(%q) = %v, want nil", s, err)
	}
}

func flush(t *testing.T, o *Out, c Conn, want error) {
	t.Helper()
	if err := o.Flush(c); err != want {
		t.Fatalf("Flush = %v, want %v", err, want)
	}
}

func TestAllAtOnce(t *testing.T) {
	o, c := &Out{Limit: 100}, &tight{mouthful: 100, room: 100}
	write(t, o, "hello, ")
	write(t, o, "world")
	flush(t, o, c, nil)
	if string(c.got) != "hello, world" {
		t.Errorf("the peer got %q", c.got)
	}
}

// TestLittleByLittle: a short write is no reason to stop; only
// WouldBlock is.
func TestLittleByLittle(t *testing.T) {
	o, c := &Out{Limit: 100}, &tight{mouthful: 3, room: 7}
	write(t, o, "hello, world")
	flush(t, o, c, socket.WouldBlock)
	if string(c.got) != "hello, " {
		t.Errorf("with room for 7 bytes the peer got %q", c.got)
	}
	flush(t, o, c, socket.WouldBlock)
	c.room = 100
	flush(t, o, c, nil)
	if string(c.got) != "hello, world" {
		t.Errorf("the peer got %q", c.got)
	}
}

func TestNothingToWrite(t *testing.T) {
	o, c := &Out{Limit: 100}, &tight{mouthful: 1, room: 100}
	flush(t, o, c, nil)
	write(t, o, "ab")
	flush(t, o, c, nil)
	asked := c.asked
	flush(t, o, c, nil)
	if asked != 2 || c.asked != asked {
		t.Errorf("asked %d times for 2 bytes, want 2; "+
			"and %d times for none, want 0",
			asked, c.asked-asked)
	}
}

func TestLimit(t *testing.T) {
	o, c := &Out{Limit: 10}, &tight{mouthful: 100}
	write(t, o, "12345")
	if err := o.Write([]byte("678901")); err != ErrFull {
		t.Errorf("11 bytes with Limit 10: %v, want ErrFull", err)
	}
	write(t, o, "67890") // exactly full
	if err := o.Write([]byte("!")); err != ErrFull {
		t.Errorf("a byte more: %v, want ErrFull", err)
	}
	c.room = 4
	flush(t, o, c, socket.WouldBlock)
	write(t, o, "abcd") // the room that the flush has made
	if err := o.Write([]byte("!")); err != ErrFull {
		t.Errorf("full again, a byte more: %v, want ErrFull", err)
	}
	c.room = 100
	flush(t, o, c, nil)
	if string(c.got) != "1234567890abcd" {
		t.Errorf("the peer got %q, want what was accepted", c.got)
	}
}

func TestError(t *testing.T) {
	reset := errors.New("connection reset")
	o, c := &Out{Limit: 10}, &tight{err: reset}
	write(t, o, "hello")
	flush(t, o, c, reset)
}

// TestCallerKeepsItsBuffer: the bytes count as they were at the
// time of Write.
func TestCallerKeepsItsBuffer(t *testing.T) {
	o, c := &Out{Limit: 10}, &tight{mouthful: 100, room: 100}
	p := []byte("hello")
	if err := o.Write(p); err != nil {
		t.Fatalf("Write = %v, want nil", err)
	}
	copy(p, "xxxxx")
	flush(t, o, c, nil)
	if string(c.got) != "hello" {
		t.Errorf("the peer got %q, want what was written", c.got)
	}
}

// TestOrder mixes writes and flushes at random: the peer gets
// what was accepted, whole and in order.
func TestOrder(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 0))
		o := &Out{Limit: 20}
		c := &tight{mouthful: 1 + r.IntN(5)}
		var want []byte
		next := byte(0)
		for range 200 {
			p := make([]byte, r.IntN(8))
			for i := range p {
				p[i] = next
				next++
			}
			left := len(want) - len(c.got)
			full := left+len(p) > o.Limit
			err := o.Write(p)
			switch {
			case full && err != ErrFull:
				t.Fatalf("%d bytes to %d: %v, want ErrFull",
					len(p), left, err)
			case !full && err != nil:
				t.Fatalf("%d bytes to %d: %v", len(p), left, err)
			case !full:
				want = append(want, p...)
			}
			c.room = r.IntN(10)
			err = o.Flush(c)
			if err != nil && err != socket.WouldBlock {
				t.Fatalf("Flush = %v", err)
			}
		}
		c.room = 100
		flush(t, o, c, nil)
		if !bytes.Equal(c.got, want) {
			t.Fatalf("seed %d: the peer got\n%v\nwant\n%v",
				seed, c.got, want)
		}
	}
}
