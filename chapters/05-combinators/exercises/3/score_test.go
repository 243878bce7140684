//go:build exercise

package debounce

import (
	"errors"
	"io"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

// A score is what a stream says, and when: "a . bc ! |" is an
// item a at 0, b and c at 2, a failure at 3 and the end at 4.
type score []string

// A note is an item.
type note struct {
	name    string
	given   bool
	cancels int
}

func (n *note) Cancel() { n.cancels++ }

var errFalse = errors.New("a false note")

// A player is the stream of a score, as time goes by.
type player struct {
	*testing.T
	future.Clock
	score   score
	notes   []*note      // that have been played
	waker   future.Waker // of the latest call
	cancels int
	over    bool
}

// played is the stream that a player plays, by value.
type played struct {
	*player
	self *played // where it is, once it has been asked
}

func (p *played) Next(w future.Waker) (*note, error) {
	if p.over {
		future.PolledAgain("the stream")
	}
	if p.self != nil && p.self != p {
		p.Fatal("the stream is moved after it has been asked")
	}
	p.self, p.waker = p, w
	for i := range min(int(p.Now())+1, len(p.score)) {
		if what := strings.Trim(p.score[i], "."); what != "" {
			p.score[i] = what[1:]
			return p.play(what[:1])
		}
	}
	return nil, future.Pending
}

func (p *player) play(what string) (*note, error) {
	switch what {
	case "!":
		return nil, errFalse
	case "|":
		p.over = true
		return nil, io.EOF
	}
	n := &note{name: what}
	p.notes = append(p.notes, n)
	return n, nil
}

func (p *played) Cancel() {
	if !p.over {
		p.over = true
		p.cancels++
	}
}

func (p played) Box() future.BoxedStream[*note] {
	return future.BoxedStream[*note]{Stream: &p}
}

// tick lets time go by, and wakes whom that concerns.
func (p *player) tick() {
	p.Advance(1)
	now := int(p.Now())
	if now < len(p.score) && p.score[now] != "." {
		w := p.waker
		p.waker = future.Waker{}
		w.Wake()
	}
}
