//go:build exercise

package debounce

import (
	"io"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

// quiet is how long it must be quiet after an item.
const quiet = 2

// A listener asks a Debounce when it has been woken.
type listener struct {
	*player
	stream future.BoxedStream[*note]
	woken  *future.Counter
	heard  []string // at each time, "." for nothing
	ended  bool
}

func listen(t *testing.T, s string) *listener {
	p := &player{T: t, score: strings.Fields(s)}
	return &listener{player: p, woken: new(future.Counter),
		stream: Debounce(played{player: p}, func() future.Nap {
			return p.Sleep(quiet)
		}).Box()}
}

// ask asks until there is nothing more.
func (l *listener) ask() {
	heard := ""
	for {
		l.woken = new(future.Counter)
		n, err := l.stream.Next(l.woken.Waker())
		switch err {
		case nil:
			n.given = true
			heard += n.name
			continue
		case errFalse:
			heard += "!"
			continue
		case io.EOF:
			heard += "|"
			l.ended = true
		case future.Pending:
		default:
			l.Fatal(err)
		}
		break
	}
	if heard == "" {
		heard = "."
	}
	l.heard = append(l.heard, heard)
}

// hear asks now, and as time goes by, if it is woken.
func (l *listener) hear(ticks int) {
	for i := range ticks {
		switch {
		case l.ended:
			return
		case i == 0 || l.woken.Woken() > 0:
			l.ask()
		default:
			l.heard = append(l.heard, ".")
		}
		l.tick()
	}
}

// left fails unless everything has been given back.
func (l *listener) left() {
	l.Helper()
	for _, n := range l.notes {
		if n.given != (n.cancels == 0) || n.cancels > 1 {
			l.Errorf("item %s: given: %v, cancelled: %d", n.name,
				n.given, n.cancels)
		}
	}
	if !l.over || l.Sleeping() > 0 {
		l.Errorf("left behind: the stream: %v, timers: %d",
			!l.over, l.Sleeping())
	}
	defer func() {
		if recover() == nil {
			l.Error("it can be asked after its end")
		}
	}()
	l.stream.Next(future.Waker{})
}

// debounced fails unless want is what comes of a score.
func debounced(t *testing.T, score, want string) {
	t.Helper()
	l := listen(t, score)
	l.hear(len(l.score))
	if got := strings.Join(l.heard, " "); got != want {
		t.Errorf("\n     %s\n got %s\nwant %s", score, got, want)
	}
	l.left()
}

func TestDebounce(t *testing.T) {
	for _, c := range [][2]string{
		{"|", "|"},
		{". . |", ". . |"},
		{"a . . . |", ". . a . |"},
		{"a . . b . . |", ". . a . . b |"},
		{"ab . . . |", ". . b . |"},
		{"a b . . . |", ". . . b . |"},
		{"a . b . . |", ". . . . b |"}, // both ready: s wins
		{"a . bc . d . . |", ". . . . . . d |"},
		{"a |", ". a|"},
		{"ab| .", "b|"},
		{". ! . |", ". ! . |"},
		{"a ! . . |", ". a! . . |"},
		{"a!b . . |", "a! . b |"},
		{"! a ! !| .", "! . a! !|"},
	} {
		debounced(t, c[0], c[1])
	}
}

// TestCancel gives up at each time.
func TestCancel(t *testing.T) {
	for ticks := range 8 {
		l := listen(t, "a bc . . d . . e")
		l.hear(ticks)
		l.stream.Cancel()
		l.stream.Cancel() // does nothing
		if l.cancels != 1 {
			t.Errorf("the stream is cancelled %d times, want 1",
				l.cancels)
		}
		l.left()
	}
}
