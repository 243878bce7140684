package recorded

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/sys"
	"artofwaiting/code/trace"
)

// A Line is the future of a line that comes in at a socket.
type Line struct {
	rec    *trace.Recorder
	lane   string
	source reactor.Source
	fd     int
	peer   int // the other end
	line   string
	buf    [16]byte
}

// Line makes a socket, and records what happens to it in a lane.
// An edge for it is one for the lane, which may have several.
func (l *Loop) Line(lane string) (*Line, error) {
	fd, peer, err := sys.Socketpair()
	if err != nil {
		return nil, fmt.Errorf("make a pair of sockets: %w", err)
	}
	t := &Line{rec: l.rec, lane: lane, fd: fd, peer: peer}
	l.lines = append(l.lines, t)
	if err := sys.SetNonblock(fd, true); err != nil {
		return nil, fmt.Errorf("set non-blocking: %w", err)
	}
	return t, t.source.Open(l.reactor, fd)
}

// Watched records that the edges of a lane will be told.
func (l *Loop) Watched(lane string) {
	trace.Mark(l.rec, lane, trace.Register, 0, "")
}

// Poll reads until the line is whole.
func (t *Line) Poll(w future.Waker) (string, error) {
	for !strings.HasSuffix(t.line, "\n") {
		seen, err := t.source.Ready(reactor.Reading, w)
		if err != nil {
			return "", err // Pending: the source has w
		}
		// read: as far as is known, there is something.
		n, err := sys.Read(t.fd, t.buf[:])
		trace.Call(t.rec, t.lane, "read", t.fd, n, err)
		if err == sys.EAGAIN {
			t.source.Blocked(reactor.Reading, seen)
		} else if err != nil || n == 0 {
			return "", io.ErrUnexpectedEOF
		}
		t.line += string(t.buf[:max(n, 0)])
	}
	return strings.TrimSpace(t.line), nil
}

// Box is t itself, which is on the heap.
func (t *Line) Box() future.Boxed[string] {
	return future.Boxed[string]{Future: t}
}

// A Send is what the other end of a Line says.
type Send struct {
	To   *Line
	Text string
}

// later sends when the loop is likely to sleep. It is recorded
// first: once it is written, the loop may be quicker.
func (s Send) later(rec *trace.Recorder) {
	time.Sleep(time.Millisecond)
	trace.Mark(rec, s.To.lane, trace.Arrive, len(s.Text), "")
	_, err := sys.Write(s.To.peer, []byte(s.Text))
	if err != nil { // and the loop would wait for ever
		fmt.Fprintln(os.Stderr, "steps: write:", err)
		os.Exit(1)
	}
}

func (t *Line) close() error {
	t.source.Close()
	return errors.Join(sys.Close(t.fd), sys.Close(t.peer))
}
