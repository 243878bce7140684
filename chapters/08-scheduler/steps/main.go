// Steps is two tasks that talk by a channel of one place, as the
// loop sees them.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"artofwaiting/chapters/recording"
	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/trace"
)

func main() {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	rec := trace.New(trace.Run{
		Title: "Two tasks and a channel",
		Command: "go run ./chapters/08-scheduler/steps" +
			" -trace FILE",
		Source: "chapters/08-scheduler/steps/main.go#sends",
		Lanes: []trace.Lane{{ID: "loop", Name: "the loop"},
			{ID: "A", Name: "sends three values"},
			{ID: "B", Name: "takes one a second"}},
	}, 100)
	err := play(rec)
	if err == nil {
		err = recording.Write(rec, *file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

// sends sends three values. There is room for one.
func sends(t *watched, s *channel.Sender[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer s.Close()
		for v := range 3 {
			t.waits = fmt.Sprint("for room for ", v)
			if _, err := await.Await(a, s.Send(v)); err != nil {
				return v, err
			}
		}
		return 3, nil
	})
}

// takes takes one value a second.
func takes(t *watched, r *channel.Receiver[int],
	c *future.Clock) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		t.waits = "for a value"
		for v := range await.Each(a, r.Box()) {
			t.waits = fmt.Sprint("a second, with ", v)
			await.Await(a, c.Sleep(time.Second))
			n++
			t.waits = "for a value"
		}
		return n, nil
	})
}

// play lets the loop run until everybody waits, and then moves
// the clock.
func play(rec *trace.Recorder) error {
	e, err := scheduler.New()
	if err != nil {
		return err
	}
	defer e.Shutdown(0)
	var c future.Clock
	s, r := channel.New[int](1)
	a, b := &watched{rec: rec, lane: "A"},
		&watched{rec: rec, lane: "B"}
	a.spawn(e, sends(a, s))
	b.spawn(e, takes(b, r, &c))
	for err == nil && e.Len() > 0 {
		if err = e.Settle(); c.Sleeping() > 0 {
			// wait: nobody is in the queue.
			trace.Mark(rec, "loop", trace.Wait, int(time.Second),
				"for a second")
			// wake: it is over.
			trace.Mark(rec, "loop", trace.Wake, 0, "a second on")
			c.Advance(time.Second)
		}
	}
	return err
}
