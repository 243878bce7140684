package combinator

import (
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"artofwaiting/code/future"
)

var errUnordered = errors.New("test failure of a child")

// A probe is a child that a test holds by its other end.
type probe struct {
	waker          future.Waker
	news           bool
	value          int
	err            error
	polls, cancels int
}

func (p *probe) Poll(w future.Waker) (int, error) {
	p.polls++
	if p.news {
		return p.value, p.err
	}
	p.waker = w
	return 0, future.Pending
}

func (p *probe) Cancel() { p.cancels++ }

// finish leaves the news, and wakes.
func (p *probe) finish(v int, err error) {
	p.news, p.value, p.err = true, v, err
	p.waker.Wake()
}

type (
	boxedInt = future.Boxed[int]
	boxedSet = Unordered[int, boxedInt, *boxedInt]
)

// probes makes a set of n.
func probes(n int) (*boxedSet, []*probe) {
	u, list := new(boxedSet), make([]*probe, n)
	for i := range list {
		list[i] = new(probe)
		u.Push(boxedInt{Future: list[i]})
	}
	return u, list
}

// wantNext fails unless the set answered v and err.
func wantNext(t *testing.T, u *boxedSet, w future.Waker,
	v int, err error) {
	t.Helper()
	got, e := u.Next(w)
	if e != err || err == nil && got != v {
		t.Errorf("next: %d, %v; want %d, %v", got, e, v, err)
	}
}

// wantPolls fails unless each of list has been polled n times.
func wantPolls(t *testing.T, list []*probe, n int) {
	t.Helper()
	for i, p := range list {
		if p.polls != n {
			t.Errorf("%d: %d polls, want %d", i, p.polls, n)
		}
	}
}

// FQ-01: results come in completion order, the length is right,
// the end is io.EOF, and pushes afterwards are accepted.
func TestFQ01(t *testing.T) {
	var w future.Counter
	u, list := probes(3)
	wantNext(t, u, w.Waker(), 0, future.Pending)
	for n, i := range []int{2, 0, 1} {
		list[i].finish(10+i, nil)
		if w.Woken() != n+1 || u.Len() != 3-n {
			t.Errorf("woken %d, len %d", w.Woken(), u.Len())
		}
		wantNext(t, u, w.Waker(), 10+i, nil)
		if u.Len() > 0 {
			wantNext(t, u, w.Waker(), 0, future.Pending)
		}
	}
	for range 2 {
		wantNext(t, u, w.Waker(), 0, io.EOF)
	}
	u.Push(future.Ready(5).Box())
	if u.Len() != 1 {
		t.Errorf("len %d after a push, want 1", u.Len())
	}
	wantNext(t, u, w.Waker(), 5, nil)
	wantNext(t, u, w.Waker(), 0, io.EOF)
	if w.Woken() != 3 {
		t.Errorf("woken %d times, want 3", w.Woken())
	}
}

// FQ-02: only children that woke are polled.
func TestFQ02(t *testing.T) {
	for _, n := range []int{10, 33} {
		u, list := probes(n)
		var w future.Counter
		for range 5 {
			wantNext(t, u, w.Waker(), 0, future.Pending)
		}
		wantPolls(t, list, 1)
		if w.Woken() != 0 {
			t.Errorf("woken %d times, by nobody", w.Woken())
		}
		list[n/2].waker.Wake()
		wantNext(t, u, w.Waker(), 0, future.Pending)
		if list[n/2].polls != 2 {
			t.Errorf("%d polls, want 2", list[n/2].polls)
		}
		list[n/2].polls = 1
		wantPolls(t, list, 1)
	}
}

// FQ-04: a child that wakes itself at once does not hold the
// poll, and all others have their turn before its next one.
func TestFQ04(t *testing.T) {
	polls := 0
	u, list := probes(2)
	u.Push(future.PollFunc(func(w future.Waker) (int, error) {
		polls++
		w.Wake()
		w.Wake()
		return 0, future.Pending
	}).Box())
	var w future.Counter
	for i := range 10 {
		wantNext(t, u, w.Waker(), 0, future.Pending)
		if polls != i+1 || w.Woken() != i+1 {
			t.Fatalf("round %d: %d polls, woken %d times",
				i, polls, w.Woken())
		}
	}
	wantPolls(t, list, 1)
	list[1].finish(7, nil)
	wantNext(t, u, w.Waker(), 7, nil)
}

func TestUnorderedErrors(t *testing.T) {
	for _, c := range []struct{ child, item error }{
		{errUnordered, errUnordered},
		{io.EOF, io.ErrUnexpectedEOF}, // not the end
	} {
		u := Unorder(
			future.Fail[int](c.child), future.Ready(1),
			future.Fail[int](c.child))
		_, err := u.Next(future.Waker{})
		if err != c.item {
			t.Errorf("%v, want %v", err, c.item)
		}
		v, err := u.Next(future.Waker{})
		if v != 1 || err != nil {
			t.Errorf("%d, %v; want 1", v, err)
		}
		i, _, err := u.NextNumbered(future.Waker{})
		if i != 2 || err != c.child {
			t.Errorf("%d, %v; want 2, %v", i, err, c.child)
		}
		i, _, err = u.NextNumbered(future.Waker{})
		if i != -1 || err != io.EOF {
			t.Errorf("the end: %d, %v", i, err)
		}
	}
}

func TestUnorderedNumbers(t *testing.T) {
	u, list := probes(3)
	u.Next(future.Waker{})
	for _, i := range []int{1, 2, 0} {
		list[i].finish(i, nil)
		n, v, err := u.NextNumbered(future.Waker{})
		if n != i || v != i || err != nil {
			t.Errorf("%d: %d, %v; want %d", n, v, err, i)
		}
	}
	if n := u.Push(boxedInt{Future: new(probe)}); n != 3 {
		t.Errorf("number %d, want 3", n)
	}
}

// A child that panics is gone, and the others are polled by the
// calls that follow.
func TestUnorderedPanic(t *testing.T) {
	u, list := probes(1)
	u.Push(future.PollFunc(func(future.Waker) (int, error) {
		panic("test")
	}).Box())
	u.Push(future.Ready(1).Box())
	func() {
		defer func() {
			if recover() != "test" {
				t.Error("no panic")
			}
		}()
		u.Next(future.Waker{})
	}()
	if u.Len() != 2 {
		t.Errorf("len %d, want 2", u.Len())
	}
	wantNext(t, u, future.Waker{}, 1, nil)
	list[0].finish(2, nil)
	wantNext(t, u, future.Waker{}, 2, nil)
	wantNext(t, u, future.Waker{}, 0, io.EOF)
}

func TestUnorderedCancel(t *testing.T) {
	u, list := probes(4)
	wantNext(t, u, future.Waker{}, 0, future.Pending)
	list[1].finish(1, nil)
	wantNext(t, u, future.Waker{}, 1, nil)
	w := future.NewWaker(future.Alarm{})
	wantNext(t, u, w, 0, future.Pending)
	u.Cancel()
	u.Cancel()
	for i, p := range list {
		want := 1
		if i == 1 {
			want = 0
		}
		if p.cancels != want {
			t.Errorf("%d: %d cancels", i, p.cancels)
		}
		p.waker.Wake() // nobody
	}
	wantNext(t, u, w, 0, io.EOF)
	u.Push(future.Ready(3).Box())
	wantNext(t, u, w, 3, nil)
	new(boxedSet).Cancel()
}

// A panic in the Cancel of one child leaves the others to a
// second Cancel.
func TestUnorderedCancelPanic(t *testing.T) {
	u, list := probes(1)
	u.Push(future.Boxed[int]{Future: badCancel{}})
	u.Push(future.Boxed[int]{Future: list[0]})
	func() {
		defer func() { recover() }()
		u.Cancel()
	}()
	if u.Len() != 1 {
		t.Errorf("len %d, want 1", u.Len())
	}
	u.Cancel()
	if list[0].cancels != 2 {
		t.Errorf("%d cancels, want 2", list[0].cancels)
	}
}

type badCancel struct{ future.Never[int] }

func (badCancel) Cancel() { panic("test") }

// A child may push another, during its poll: that one is polled
// too, though nothing woke it.
func TestUnorderedPushInside(t *testing.T) {
	var u boxedSet
	u.Push(future.PollFunc(func(future.Waker) (int, error) {
		u.Push(future.Ready(2).Box())
		return 0, future.Pending
	}).Box())
	var w future.Counter
	wantNext(t, &u, w.Waker(), 0, future.Pending)
	if w.Woken() != 1 {
		t.Errorf("woken %d times, want once", w.Woken())
	}
	wantNext(t, &u, w.Waker(), 2, nil)
}

// A child that woke itself and then finished is not polled again,
// nor does a late Wake bring it back.
func TestUnorderedLateWake(t *testing.T) {
	var late future.Waker
	var u boxedSet
	u.Push(future.PollFunc(func(w future.Waker) (int, error) {
		late = w
		w.Wake()
		return 1, nil
	}).Box())
	u.Push(boxedInt{Future: new(probe)})
	wantNext(t, &u, future.Waker{}, 1, nil)
	late.Wake()
	wantNext(t, &u, future.Waker{}, 0, future.Pending)
	var w future.Counter
	wantNext(t, &u, w.Waker(), 0, future.Pending)
	late.Wake()
	if w.Woken() != 0 || u.woken.len() != 0 {
		t.Error("a finished child woke")
	}
}

// Nor does one that had not woken itself.
func TestUnorderedLateWakeAlone(t *testing.T) {
	u, list := probes(2)
	wantNext(t, u, future.Waker{}, 0, future.Pending)
	list[0].finish(1, nil)
	wantNext(t, u, future.Waker{}, 1, nil)
	var w future.Counter
	wantNext(t, u, w.Waker(), 0, future.Pending)
	list[0].waker.Wake()
	if w.Woken() != 0 || u.woken.len() != 0 {
		t.Error("a finished child woke")
	}
}

// 10,000 children, each woken once, in any order: 20,000 polls,
// and the answers in that order.
func TestUnorderedPolls(t *testing.T) {
	const n = 10_000
	u, list := probes(n)
	wantNext(t, u, future.Waker{}, 0, future.Pending)
	order := rand.Perm(n)
	taken := 0
	for i, k := range order {
		list[k].finish(k, nil)
		for i%7 == 0 && taken <= i { // several at once
			wantNext(t, u, future.Waker{}, order[taken], nil)
			taken++
		}
	}
	for ; taken < n; taken++ {
		wantNext(t, u, future.Waker{}, order[taken], nil)
	}
	wantNext(t, u, future.Waker{}, 0, io.EOF)
	wantPolls(t, list, 2)
}
