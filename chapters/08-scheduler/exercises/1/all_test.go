//go:build exercise

package all

import (
	"errors"
	"fmt"
	"testing"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

var errBad = errors.New("bad")

// group is tasks that wait for somebody to tell them.
type group struct {
	tell  []future.Sender[int]
	tasks []future.Boxed[int]
	ended int
}

func newGroup(n int) *group {
	g := &group{}
	for range n {
		s, r := future.Oneshot[int]()
		g.tell = append(g.tell, s)
		g.tasks = append(g.tasks, g.task(r))
	}
	return g
}

func (g *group) task(r future.Receiver[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer func() { g.ended++ }()
		v, err := await.Await(a, r)
		if v < 0 {
			err = errBad
		}
		return v, err
	})
}

func setup(t *testing.T) *scheduler.Executor {
	t.Helper()
	e, err := scheduler.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Shutdown(0) })
	return e
}

func TestValues(t *testing.T) {
	e, g := setup(t), newGroup(3)
	h := scheduler.Spawn(e, All(e, g.tasks))
	for _, i := range []int{2, 0, 1} {
		e.Settle()
		g.tell[i].Send(i * 10)
	}
	e.Settle()
	v, err := h.Poll(future.Waker{})
	if got := fmt.Sprint(v, err); got != "[0 10 20] <nil>" {
		t.Errorf("All has %s", got)
	}
}

func TestFailure(t *testing.T) {
	e, g := setup(t), newGroup(3)
	h := scheduler.Spawn(e, All(e, g.tasks))
	e.Settle()
	g.tell[1].Send(-1)
	e.Settle()
	if _, err := h.Poll(future.Waker{}); err != errBad {
		t.Errorf("one has failed, and All says %v", err)
	}
	if g.ended != 3 || e.Len() != 0 {
		t.Errorf("%d of 3 have ended, %d tasks are left",
			g.ended, e.Len())
	}
}

func TestCancel(t *testing.T) {
	e, g := setup(t), newGroup(3)
	h := scheduler.Spawn(e, All(e, g.tasks))
	e.Settle()
	h.Abort()
	e.Settle()
	if g.ended != 3 || e.Len() != 0 {
		t.Errorf("aborted: %d of 3 have ended, %d tasks are left",
			g.ended, e.Len())
	}
}
