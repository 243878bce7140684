package stream

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"artofwaiting/code/future"
)

var errTest = errors.New("test failure")

// A script is a stream that answers what it was told to, and then
// io.EOF. It counts.
type script struct {
	answers       []any // int or error
	asks, cancels int
	over          bool
	quiet         bool // wakes nobody by itself
	waker         future.Waker
}

func play(answers ...any) *script {
	return &script{answers: answers}
}

func (s *script) Next(w future.Waker) (int, error) {
	s.asks++
	if s.over {
		panic("script asked after its end")
	}
	s.waker = w
	if len(s.answers) == 0 {
		s.over = true
		return 0, io.EOF
	}
	a := s.answers[0]
	s.answers = s.answers[1:]
	if err, ok := a.(error); ok {
		if err == future.Pending && !s.quiet {
			w.Wake() // as PendingOnce does
		}
		return 0, err
	}
	return a.(int), nil
}

func (s *script) Cancel() { s.cancels++ }

type ints = future.BoxedStream[int]

func (s *script) boxed() ints { return ints{Stream: s} }

// forever is a script that is never at its end, nor ready.
func forever() *script {
	s := &script{quiet: true}
	for range 100 {
		s.answers = append(s.answers, future.Pending)
	}
	return s
}

// answers asks s n times, and says what it answered.
func answers[T any](s future.Stream[T], n int) []any {
	var list []any
	for range n {
		v, err := s.Next(future.Waker{})
		if err != nil {
			list = append(list, err)
		} else {
			list = append(list, v)
		}
	}
	return list
}

// want fails unless s answers as it is told.
func want[T any](t *testing.T, s future.Stream[T], list ...any) {
	t.Helper()
	got := answers(s, len(list))
	for i := range list {
		if !reflect.DeepEqual(got[i], list[i]) {
			t.Errorf("%v\nwant %v", got, list)
			return
		}
	}
}

// counts fails unless s was asked and cancelled as often.
func counts(t *testing.T, s *script, asks, cancels int) {
	t.Helper()
	if s.asks != asks || s.cancels != cancels {
		t.Errorf("asked %d, cancelled %d; want %d, %d",
			s.asks, s.cancels, asks, cancels)
	}
}

// panics fails unless f panics and says word.
func panics(t *testing.T, word string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		r := recover()
		if r == nil || !strings.Contains(fmt.Sprint(r), word) {
			t.Errorf("panic %v, want one that says %q", r, word)
		}
	}()
	f()
}

// A pledge is a future that a test keeps or breaks.
type pledge struct {
	waker          future.Waker
	kept           bool
	value          int
	err            error
	polls, cancels int
}

func (p *pledge) Poll(w future.Waker) (int, error) {
	p.polls++
	if p.kept {
		return p.value, p.err
	}
	p.waker = w
	return 0, future.Pending
}

func (p *pledge) Cancel() { p.cancels++ }

func (p *pledge) boxed() future.Boxed[int] {
	return future.Boxed[int]{Future: p}
}

// keep answers, and wakes.
func (p *pledge) keep(v int, err error) {
	p.kept, p.value, p.err = true, v, err
	p.waker.Wake()
}

// pledges makes n, and a stream of them.
func pledges(n int) ([]*pledge, Items[future.Boxed[int]]) {
	list := make([]*pledge, n)
	boxes := make([]future.Boxed[int], n)
	for i := range list {
		list[i] = new(pledge)
		boxes[i] = list[i].boxed()
	}
	return list, Of(boxes...)
}

// endless is the stream of always the same.
func endless(v int) Func[int] {
	return NextFunc(func(future.Waker) (int, error) {
		return v, nil
	})
}
