package await_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"artofwaiting/code/await/testdata/small"
	"artofwaiting/code/await/testdata/small/compiled"
	"artofwaiting/code/future"
)

// forms is the same functions on stacks of their own, and as
// structs.
var forms = []struct {
	name     string
	add      func(x, y future.Boxed[int]) future.Boxed[int]
	both     func(x, y future.Boxed[int]) future.Boxed[[2]int]
	upto     func(n int) future.BoxedStream[int]
	sum      func(future.BoxedStream[int]) future.Boxed[int]
	products func(n int) future.Boxed[int]
	wait     func(future.Never[int]) future.Boxed[int]
	ready    func(n int) future.Boxed[int]
	call     func(v int) future.Boxed[int]
}{
	{"stackful", small.Add, small.Both, small.Upto, small.Sum,
		small.Products, small.Wait, small.Ready, small.Call1},
	{"compiled", compiled.Add, compiled.Both, compiled.Upto,
		compiled.Sum, compiled.Products, compiled.Wait,
		compiled.Ready, compiled.Call1},
}

var errNo = errors.New("no")

// AW-01: two awaits add up; awaiting a join gives both; a failure
// goes up by return, and what comes after it never begins.
func TestAW01(t *testing.T) {
	for _, form := range forms {
		once := func(v int) future.Boxed[int] {
			return future.PendingOnce(v).Box()
		}
		f := form.add(once(1), once(2))
		pending(t, form.name, f, 2)
		if v, err := f.Poll(future.Waker{}); v != 3 || err != nil {
			t.Errorf("%s: sum %d, %v", form.name, v, err)
		}
		both := form.both(once(3), once(4))
		pending(t, form.name, both, 1)
		v, err := both.Poll(future.Waker{})
		if v != [2]int{3, 4} || err != nil {
			t.Errorf("%s: both %v, %v", form.name, v, err)
		}
		begun := future.PollFunc(func(future.Waker) (int, error) {
			t.Errorf("%s: went on after a failure", form.name)
			return 0, nil
		})
		f = form.add(future.Fail[int](errNo).Box(), begun.Box())
		if _, err := f.Poll(future.Waker{}); err != errNo {
			t.Errorf("%s: failed with %v", form.name, err)
		}
	}
}

// AW-02: a loop over a stream sums 1 to 4 as 10, loops in loops
// give the sum of products, and an error ends the function.
func TestAW02(t *testing.T) {
	for _, form := range forms {
		f := form.sum(form.upto(4))
		pending(t, form.name, f, 4)
		if v, err := f.Poll(future.Waker{}); v != 10 || err != nil {
			t.Errorf("%s: sum %d, %v", form.name, v, err)
		}
		f = form.products(4)
		pending(t, form.name, f, 4+4*4)
		v, err := f.Poll(future.Waker{})
		if v != 100 || err != nil {
			t.Errorf("%s: products %d, %v", form.name, v, err)
		}
		f = form.sum(future.BoxedStream[int]{Stream: failing{}})
		if _, err := f.Poll(future.Waker{}); err != errNo {
			t.Errorf("%s: failed with %v", form.name, err)
		}
	}
}

// A failing stream is one error after another.
type failing struct{}

func (failing) Next(future.Waker) (int, error) {
	return 5, errNo
}

// pending polls f, which must be Pending so many times.
func pending[T any](t *testing.T, name string,
	f future.Boxed[T], times int) {
	t.Helper()
	for range times {
		if _, err := f.Poll(future.Waker{}); err != future.Pending {
			t.Fatalf("%s: %v, want Pending", name, err)
		}
	}
}

// AW-04: an async function runs on one thread as well as on many,
// one after the other: no poll knows where the last one was.
func TestAW04(t *testing.T) {
	for _, form := range forms {
		f := form.products(9)
		polls := make(chan bool)
		done := make(chan error)
		for range 3 {
			go func() {
				for range polls {
					v, err := f.Poll(future.Waker{})
					if err == nil && v != 45*45 {
						err = fmt.Errorf("it is %d", v)
					}
					done <- err
				}
			}()
		}
		err := future.Pending
		for n := 0; err == future.Pending; n++ {
			polls <- true
			err = <-done
		}
		close(polls)
		if err != nil {
			t.Errorf("%s: %v", form.name, err)
		}
	}
}

// Each poll's Waker is the one that is woken.
func TestWaker(t *testing.T) {
	for _, form := range forms {
		var c future.Clock
		nap := future.Boxed[int]{Future: &napping{c.Sleep(5), 7}}
		f := form.add(nap, future.Ready(1).Box())
		var first, second future.Counter
		f.Poll(first.Waker())
		f.Poll(second.Waker())
		c.Advance(5)
		if first.Woken() != 0 || second.Woken() != 1 {
			t.Errorf("%s: woken %d and %d", form.name,
				first.Woken(), second.Woken())
		}
		f.Cancel()
		if c.Sleeping() != 0 {
			t.Errorf("%s: cancelled, still sleeps", form.name)
		}
	}
}

// A napping is the future of a number after a Nap.
type napping struct {
	future.Nap
	v int
}

func (n *napping) Poll(w future.Waker) (int, error) {
	_, err := n.Nap.Poll(w)
	return n.v, err
}

// Nothing runs before the first poll, nor if that never comes.
func TestLazy(t *testing.T) {
	for _, form := range forms {
		alarm := future.PollFunc(func(future.Waker) (int, error) {
			t.Errorf("%s: polled", form.name)
			return 0, nil
		})
		f := form.add(alarm.Box(), alarm.Box())
		f.Cancel()
		f.Cancel()
		if polled(f) != "future: Async polled after its end; "+
			"see Fuse" {
			t.Errorf("%s: %v", form.name, polled(f))
		}
	}
}

// polled is what comes out of a poll by panic.
func polled(f future.Boxed[int]) (r any) {
	defer func() { r = recover() }()
	f.Poll(future.Waker{})
	return nil
}

// A stream that has given its error has io.EOF after it, and then
// no more.
func TestStreamEnd(t *testing.T) {
	for _, form := range forms {
		s := form.upto(0)
		if _, err := s.Next(future.Waker{}); err != io.EOF {
			t.Errorf("%s: %v at the end", form.name, err)
		}
		defer func() {
			want := "future: Stream polled after its end; see Fuse"
			if r := recover(); r != want {
				t.Errorf("%s: %v", form.name, r)
			}
		}()
		s.Next(future.Waker{})
	}
}
