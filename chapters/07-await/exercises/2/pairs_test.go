//go:build exercise

package pairs

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"artofwaiting/code/future"
)

// A source gives its items, waits before each, and may fail.
type source struct {
	items, fails int
	at, ended    int
	waited       bool
}

var errSource = errors.New("no more")

func (s *source) Next(w future.Waker) (int, error) {
	if s.waited = !s.waited; s.waited {
		return 0, future.Pending
	}
	s.at++
	switch {
	case s.at == s.fails:
		return 0, errSource
	case s.at > s.items:
		s.ended++
		return 0, io.EOF
	}
	return s.at, nil
}

func (s *source) Cancel() { s.ended++ }

// collect is the items of Pairs, up to so many, and its end.
func collect(s *source, most int) string {
	p := Pairs(future.BoxedStream[int]{Stream: s})
	text := ""
	for n := 0; n < most; {
		v, err := p.Next(future.Waker{})
		switch err {
		case nil:
			text += fmt.Sprint(v)
			n++
		case io.EOF:
			return text + " end"
		case future.Pending:
		default:
			text += " " + err.Error()
		}
	}
	p.Cancel()
	return text + " cancelled"
}

func TestPairs(t *testing.T) {
	for _, test := range []struct {
		s    source
		most int
		want string
	}{
		{source{items: 4}, 9, "[1 2][2 3][3 4] end"},
		{source{items: 1}, 9, " end"},
		{source{}, 9, " end"},
		{source{items: 4}, 2, "[1 2][2 3] cancelled"},
		{source{items: 4, fails: 3}, 9, "[1 2] no more end"},
	} {
		s := test.s
		if got := collect(&s, test.most); got != test.want {
			t.Errorf("%+v: %q, want %q", test.s, got, test.want)
		}
		if s.ended != 1 {
			t.Errorf("%+v: the source has ended %d times, want 1",
				test.s, s.ended)
		}
	}
}
