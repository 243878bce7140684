//go:build exercise

package door

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// A house is clients who stay for a second, and how many of them
// were in at the same time.
type house struct {
	clock     future.Clock
	in, most  int
	served    int
	executor  *scheduler.Executor
	panicking int // the client who panics
}

// client is told apart by a number.
func (h *house) client(c int) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		h.in++
		h.most = max(h.most, h.in)
		defer func() { h.in-- }()
		if c == h.panicking {
			panic("not like this")
		}
		_, err = await.Await(a, h.clock.Sleep(time.Second))
		h.served++
		return n, err
	})
}

// run lets n clients come, and the clock move, until everybody is
// gone.
func run(t *testing.T, n, limit, panicking int) *house {
	t.Helper()
	h := &house{panicking: panicking}
	var err error
	if h.executor, err = scheduler.New(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.executor.Shutdown(0) })
	s, r := channel.Unbounded[int]()
	for c := range n {
		s.TrySend(c)
	}
	s.Close()
	scheduler.Spawn(h.executor,
		Admit(h.executor, r.Box(), limit, h.client))
	for range 2 * n {
		h.executor.Settle()
		h.clock.Advance(time.Second)
	}
	if err := h.executor.Settle(); err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAdmit(t *testing.T) {
	for _, c := range []struct{ n, limit, panicking int }{
		{10, 3, -1}, {10, 1, -1}, {3, 10, -1}, {10, 2, 4},
		{0, 1, -1},
	} {
		h := run(t, c.n, c.limit, c.panicking)
		served := c.n
		if c.panicking >= 0 {
			served--
		}
		got := fmt.Sprintf("%d at once, %d served, %d tasks left",
			h.most, h.served, h.executor.Len())
		want := fmt.Sprintf("%d at once, %d served, 0 tasks left",
			min(c.n, c.limit), served)
		if got != want {
			t.Errorf("%d clients, limit %d: %s, want %s",
				c.n, c.limit, got, want)
		}
	}
}

// Who finds no place stays in the stream, where a listener's
// queue, and the next process, can see him.
func TestLeavesOthersAtTheDoor(t *testing.T) {
	h := &house{panicking: -1}
	e, err := scheduler.New()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Shutdown(0)
	s, r := channel.Unbounded[int]()
	for c := range 5 {
		s.TrySend(c)
	}
	taken := 0
	door := scheduler.Spawn(e, Admit(e,
		counting{r.Box(), &taken}.box(), 2, h.client))
	e.Settle()
	if taken != 2 {
		t.Errorf("%d were taken out of the stream for 2 places, "+
			"want 2: the others are seen by nobody", taken)
	}
	door.Abort()
	e.Settle()
	if h.in != 2 {
		t.Errorf("%d are in behind a closed door, want 2", h.in)
	}
	if err := s.TrySend(9); !errors.Is(err, channel.ErrClosed) {
		t.Errorf("the stream of clients was left open: %v", err)
	}
}

func TestError(t *testing.T) {
	e, err := scheduler.New()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Shutdown(0)
	broken := errors.New("no more descriptors")
	_, err = scheduler.Run(e, Admit(e, failing{broken}.box(), 1,
		(&house{}).client))
	if err != broken {
		t.Errorf("%v, want %v", err, broken)
	}
}

// failing is a stream that fails.
type failing struct{ err error }

func (f failing) Next(future.Waker) (int, error) {
	return 0, f.err
}

func (f failing) box() future.BoxedStream[int] {
	return future.BoxedStream[int]{Stream: f}
}

// counting is a stream that counts what is taken out of it.
type counting struct {
	future.BoxedStream[int]
	taken *int
}

func (c counting) Next(w future.Waker) (int, error) {
	v, err := c.BoxedStream.Next(w)
	if err == nil {
		*c.taken++
	}
	return v, err
}

func (c counting) box() future.BoxedStream[int] {
	return future.BoxedStream[int]{Stream: c}
}
