package reactor

import (
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

// TestSourceNoEnd: an error said that no read would block, and it
// was wrong. Then a short read counts again.
func TestSourceNoEnd(t *testing.T) {
	r := setup(t)
	a, _ := pair(t)
	s := open(t, r, a)
	s.tell(over, event1)
	seen, err := s.Ready(Reading, future.Waker{})
	must(t, err)
	s.Drained(seen)
	if !ready(t, s, Reading) {
		t.Errorf("the end is lost")
	}
	s.Blocked(Reading, seen)
	s.tell(Seen(Reading), event1)
	seen, err = s.Ready(Reading, future.Waker{})
	must(t, err)
	s.Drained(seen)
	if ready(t, s, Reading) {
		t.Errorf("a short read does not count")
	}
}

// TestSourceSides: each side is ready, blocked and woken by
// itself.
func TestSourceSides(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	turn(t, r) // it is writable
	blocked(t, s, Reading)
	if ready(t, s, Reading) || !ready(t, s, Writing) {
		t.Errorf("reading blocked: state %b", s.state.Load())
	}
	blocked(t, s, Writing)
	var reader, writer future.Counter
	for side, c := range map[Side]*future.Counter{
		Reading: &reader, Writing: &writer} {
		_, err := s.Ready(side, c.Waker())
		is(t, "ready", err, future.Pending)
	}
	for _, e := range func() []poller.Event {
		say(t, b)
		return edges(t, r)
	}() {
		// Epoll tells of the room again, so only kqueue can wake
		// one side. Ask what the event says.
		before := [2]int{reader.Woken(), writer.Woken()}
		r.deliver(e)
		for i, want := range [2]bool{e.Readable(), e.Writable()} {
			c := [2]*future.Counter{&reader, &writer}[i]
			if got := c.Woken() > before[i]; got != want {
				t.Errorf("%v: side %d woken: %v", e, i, got)
			}
		}
	}
	woken(t, "the reader", &reader, 1)
}

// TestSourceFull: a socket without room is not writable, and an
// event that says only Readable wakes no writer.
func TestSourceFull(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	for err := error(nil); err == nil; {
		_, err = sys.Write(a, make([]byte, 4096))
	}
	turn(t, r)
	blocked(t, s, Reading)
	blocked(t, s, Writing)
	var reader, writer future.Counter
	s.Ready(Reading, reader.Waker())
	s.Ready(Writing, writer.Waker())
	say(t, b)
	for reader.Woken() == 0 {
		turn(t, r)
	}
	woken(t, "the writer", &writer, 0)
	if !ready(t, s, Reading) || ready(t, s, Writing) {
		t.Errorf("state %b", s.state.Load())
	}
	must(t, get(s, future.Waker{}))
	is(t, "get", get(s, reader.Waker()), future.Pending)
	for writer.Woken() == 0 { // make room
		sys.Read(b, make([]byte, 4096))
		turn(t, r)
	}
	woken(t, "the reader", &reader, 1)
	if ready(t, s, Reading) {
		t.Errorf("room to write made reading ready")
	}
}

// FU-07: the last Waker on a side is woken, and no other.
func TestFU07Source(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	turn(t, r)
	blocked(t, s, Reading)
	s.Ready(Reading, future.NewWaker(future.Alarm{}))
	var last future.Counter
	s.Ready(Reading, last.Waker())
	say(t, b)
	for last.Woken() == 0 {
		turn(t, r)
	}
	say(t, b)
	turn(t, r)
	woken(t, "once woken, nobody waits: it", &last, 1)
}

// TestSourceStale: of two that are ready in one turn, the first
// to be woken closes the other, and gives its number to a new
// one. That is told nothing of the old one's.
func TestSourceStale(t *testing.T) {
	r := setup(t)
	var source [2]*Source
	var fd, far [2]int
	for i := range source {
		fd[i], far[i] = pair(t)
		source[i] = open(t, r, fd[i])
	}
	turn(t, r) // they are writable
	var next *Source
	for i := range source {
		w := future.NewWaker(wakeFunc(func() {
			if next != nil {
				t.Errorf("who was closed has been woken by more")
				return
			}
			next = replace(t, r, source[1-i], fd[1-i])
		}))
		blocked(t, source[i], Reading)
		_, err := source[i].Ready(Reading, w)
		is(t, "ready", err, future.Pending)
	}
	say(t, far[0])
	say(t, far[1])
	for next == nil {
		turn(t, r)
	}
	if got := Side(next.state.Load()); got != Reading|Writing {
		t.Errorf("it has been told: %b", got)
	}
	turn(t, r)
	if Seen(next.state.Load())/event1 == 0 {
		t.Errorf("it is not told its own")
	}
}

// replace closes s, and opens another at its descriptor's number.
// To be closed would wake who waits for s: that is not asked
// here.
func replace(
	t *testing.T, r *Reactor, s *Source, fd int) *Source {
	t.Helper()
	s.reader.Register(future.Waker{})
	s.Close()
	must(t, sys.Close(fd))
	a, _ := pair(t)
	if a != fd {
		t.Fatalf("%d is open, not %d again", a, fd)
	}
	return open(t, r, a)
}

// TestSourceOldKey: an event that has been kept while its Source
// was closed finds nobody, not even the next in its place.
func TestSourceOldKey(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	s := open(t, r, a)
	say(t, b)
	old := edges(t, r)
	s.Close()
	next := open(t, r, a)
	if uint32(next.key) != uint32(s.key) {
		t.Fatalf("not in its place")
	}
	for _, e := range old {
		r.deliver(e)
	}
	if got := Side(next.state.Load()); got != Reading|Writing {
		t.Errorf("it has been told: %b", got)
	}
}

// TestSourceClose: who waits is woken, on both sides, and is told
// why. A second Close does nothing.
func TestSourceClose(t *testing.T) {
	r := setup(t)
	a, _ := pair(t)
	s := open(t, r, a)
	turn(t, r)
	blocked(t, s, Reading)
	blocked(t, s, Writing)
	var c future.Counter
	s.Ready(Reading, c.Waker())
	s.Ready(Writing, c.Waker())
	s.Close()
	woken(t, "both", &c, 2)
	for _, side := range []Side{Reading, Writing} {
		_, err := s.Ready(side, c.Waker())
		is(t, "ready", err, poller.ErrClosed)
	}
	next := open(t, r, a) // so it was watched no more
	s.Close()
	s.Blocked(Reading, 0)
	turn(t, r)
	if Seen(next.state.Load())/event1 == 0 {
		t.Errorf("the second Close has closed another's")
	}
}

// TestSourceOpenFails: a Source that could not be opened is a
// closed one, and its Close touches no descriptor.
func TestSourceOpenFails(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	first := open(t, r, a)
	var second Source
	is(t, "open again", second.Open(r, a), sys.EEXIST)
	is(t, "open nothing", new(Source).Open(r, -1), sys.EBADF)
	_, err := second.Ready(Reading, future.Waker{})
	is(t, "ready", err, poller.ErrClosed)
	second.Close()
	turn(t, r)
	blocked(t, first, Reading)
	say(t, b)
	for !ready(t, first, Reading) { // for ever, if not watched
		must(t, r.Turn(func() bool { return true }))
	}
	if n := len(r.sources.all()); n != 1 {
		t.Errorf("%d sources in the slab", n)
	}
}
