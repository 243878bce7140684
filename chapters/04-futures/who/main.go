// Who lets a thousand futures wait, wakes one of them, and counts
// how many are polled.
package main

import (
	"fmt"

	"artofwaiting/chapters/04-futures/crowd"
	"artofwaiting/code/future"
)

const crowdSize = 1000

func main() {
	count("one Waker for all", func(all []*waiting) poller {
		return shared(all)
	})
	count("a Waker each", func(all []*waiting) poller {
		c := new(crowd.Crowd)
		for _, f := range all {
			c.Add(f)
		}
		return c
	})
}

// poller is a future of which one does not want the value.
type poller = future.Future[struct{}]

var polls int

// A waiting future counts its polls.
type waiting struct{ future.Receiver[struct{}] }

func (f *waiting) Poll(w future.Waker) (struct{}, error) {
	polls++
	return f.Receiver.Poll(w)
}

// shared polls all that it has with the Waker that it is given.
// When that is woken, nobody knows by whom.
type shared []*waiting

func (s shared) Poll(w future.Waker) (none struct{}, err error) {
	for _, f := range s {
		if _, e := f.Poll(w); e != nil {
			err = e
		}
	}
	return none, err
}

// count makes a crowd, and wakes the one in the middle.
func count(name string, gather func([]*waiting) poller) {
	var all []*waiting
	var senders []future.Sender[struct{}]
	for range crowdSize {
		s, r := future.Oneshot[struct{}]()
		all = append(all, &waiting{r})
		senders = append(senders, s)
	}
	f := gather(all)
	var woken future.Counter
	polls = 0
	f.Poll(woken.Waker())
	fmt.Printf("%s, polls to begin  %d\n", name, polls)
	senders[crowdSize/2].Send(struct{}{})
	fmt.Printf("%s, wakes  %d\n", name, woken.Woken())
	polls = 0
	f.Poll(woken.Waker())
	fmt.Printf("%s, polls then  %d\n", name, polls)
}
