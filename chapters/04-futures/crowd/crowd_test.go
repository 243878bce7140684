package crowd

import (
	"testing"

	"artofwaiting/code/future"
)

// A member may be woken in the poll in which it finishes, and any
// time after. It is not polled again, and counts once.
func TestLateWake(t *testing.T) {
	var c Crowd
	var late future.Waker
	polls := 0
	f := future.PollFunc(func(w future.Waker) (struct{}, error) {
		polls++
		late = w
		w.Wake()
		return struct{}{}, nil
	})
	c.Add(&f)
	c.Add(future.Never[struct{}]{})
	for range 3 {
		if _, err := c.Poll(future.Waker{}); err != future.Pending {
			t.Fatalf("%v while one is pending", err)
		}
		late.Wake()
	}
	if polls != 1 {
		t.Errorf("%d polls, want 1", polls)
	}
}
