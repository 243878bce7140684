//go:build exercise

package hedge

import (
	"fmt"
	"testing"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
)

// asking answers each question after the next of some times, and
// counts the questions.
func asking(c *future.Clock, asked *int,
	seconds ...int) func() future.Boxed[string] {
	return func() future.Boxed[string] {
		*asked++
		n := *asked
		d := time.Duration(seconds[n-1]) * time.Second
		return await.Async(func(a *await.A) (string, error) {
			_, err := await.Await(a, c.Sleep(d))
			return fmt.Sprint("answer ", n), err
		})
	}
}

// run is what Hedged has after how many seconds.
func run(c *future.Clock, f future.Boxed[string]) string {
	v, err := f.Poll(future.Waker{})
	for err == future.Pending {
		c.Advance(time.Second)
		v, err = f.Poll(future.Waker{})
	}
	return fmt.Sprint(v, " after ", c.Now(), ", ", err)
}

func TestHedged(t *testing.T) {
	for _, test := range []struct {
		first, second, asked int
		want                 string
	}{
		{1, 1, 1, "answer 1 after 1s, <nil>"},
		{9, 2, 2, "answer 2 after 4s, <nil>"},
		{3, 9, 2, "answer 1 after 3s, <nil>"},
	} {
		var c future.Clock
		asked := 0
		ask := asking(&c, &asked, test.first, test.second)
		got := run(&c, Hedged(&c, 2*time.Second, ask))
		if got != test.want || asked != test.asked {
			t.Errorf("answers after %d and %d s: %s, asked %d"+
				" times, want %s, asked %d", test.first,
				test.second, got, asked, test.want, test.asked)
		}
		if c.Sleeping() != 0 {
			t.Errorf("answers after %d and %d s: %d still wait",
				test.first, test.second, c.Sleeping())
		}
	}
}

func TestCancelled(t *testing.T) {
	var c future.Clock
	asked := 0
	f := Hedged(&c, time.Second, asking(&c, &asked, 9, 9))
	f.Poll(future.Waker{})
	c.Advance(time.Second)
	f.Poll(future.Waker{})
	f.Cancel()
	if c.Sleeping() != 0 || asked != 2 {
		t.Errorf("cancelled: %d still wait, asked %d times",
			c.Sleeping(), asked)
	}
}
