//go:build exercise

package hedge

import (
	"errors"
	"testing"

	"artofwaiting/code/future"
)

// A network counts the lines that are open, in turns that the
// clock counts.
type network struct {
	*testing.T
	future.Clock
	open int
	all  []*line // first, and then spare
}

// A line is open from when somebody begins to dial, to its end.
type line struct {
	net    *network
	ready  int // from this turn on
	err    error
	waker  future.Waker // of the latest poll
	closed bool
}

func (l *line) close() {
	if l.closed {
		l.net.Error("a line is closed twice")
	}
	l.closed = true
	l.net.open--
}

// A dialing is the future of a line, by value.
type dialing struct {
	line *line
	self *dialing // where it is, once it has been polled
	done bool
}

// dial takes so many turns, and then fails with err, or not.
func (n *network) dial(turns int, err error) dialing {
	l := &line{net: n, ready: int(n.Now()) + turns, err: err}
	n.open++
	n.all = append(n.all, l)
	return dialing{line: l}
}

func (d *dialing) Poll(w future.Waker) (*line, error) {
	l := d.line
	if d.done {
		future.PolledAgain("attempt")
	}
	if d.self != nil && d.self != d {
		l.net.Fatal("an attempt is moved after its first poll")
	}
	d.self, l.waker = d, w
	if int(l.net.Now()) < l.ready {
		return nil, future.Pending
	}
	d.done = true
	if l.err != nil {
		l.close()
		return nil, l.err
	}
	return l, nil
}

func (d *dialing) Cancel() {
	if !d.done {
		d.done = true
		d.line.close()
	}
}

func (d dialing) Box() future.Boxed[*line] {
	return future.Boxed[*line]{Future: &d}
}

// A story is when what happens: in which turn, and the spare one
// how many turns after it has been made.
type story struct {
	first, pause, spare int
	firstErr, spareErr  error
}

// expect is what a Hedge says in a turn: whose line it is, 0 or
// 1, or the error. While that is Pending, there are so many
// attempts.
func (s story) expect(turn int) (who, attempts int, err error) {
	begin := s.pause
	if s.firstErr != nil {
		begin = min(begin, s.first)
	}
	attempts = 1
	if turn >= begin {
		attempts = 2
	}
	a, b := turn >= s.first, turn >= begin+s.spare
	switch {
	case a && s.firstErr == nil:
		return 0, attempts, nil
	case b && s.spareErr == nil:
		return 1, attempts, nil
	case a && b:
		return 0, attempts, errBoth
	}
	return 0, attempts, future.Pending
}

var (
	errFirst = errors.New("first")
	errSpare = errors.New("spare")
	errBoth  = errors.Join(errFirst, errSpare)
)

// same says that two errors are, if need be by what they say.
func same(a, b error) bool {
	return a == b || b == errBoth && a != nil &&
		a.Error() == b.Error() && errors.Is(a, errFirst)
}
