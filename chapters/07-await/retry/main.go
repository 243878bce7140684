// Retry asks again until there is an answer. It is chapter 5's,
// with a loop that is a loop.
package main

import (
	"errors"
	"fmt"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
)

var errBusy = errors.New("busy")

// A service is busy for some time. It counts who asks.
type service struct{ asked, busy int }

// ask waits a little, and then has an answer, or has none.
func (s *service) ask() future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		await.Await(a, future.PendingOnce(0))
		if s.asked++; s.asked <= s.busy {
			return "", errBusy
		}
		return "at last", nil
	})
}

// retry asks so many times, and waits twice as long after each.
func retry(s *service, c *future.Clock,
	times int) future.Boxed[string] {
	return await.Async(func(a *await.A) (v string, err error) {
		pause := time.Second
		for try := 1; ; try++ {
			v, err = await.Await(a, s.ask())
			if err != errBusy || try == times {
				return v, err
			}
			await.Await(a, c.Sleep(pause))
			pause *= 2
		}
	})
}

func main() {
	report(&service{busy: 3}, 5)
	report(&service{busy: 9}, 5)
}

func report(s *service, times int) {
	var c future.Clock
	f := retry(s, &c, times)
	v, err := f.Poll(future.Waker{})
	for err == future.Pending {
		if c.Sleeping() > 0 {
			c.Advance(time.Second)
		}
		v, err = f.Poll(future.Waker{})
	}
	fmt.Printf("asked %d times in %v  %q, %v\n",
		s.asked, c.Now(), v, err)
}
