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
func sends(l *lane, s *channel.Sender[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer s.Close()
		for v := range 3 {
			l.says = fmt.Sprint("for room for ", v)
			if _, err := await.Await(a, s.Send(v)); err != nil {
				return v, err
			}
		}
		l.says = "has sent 3"
		return 3, nil
	})
}

// takes takes one value a second.
func takes(l *lane, r *channel.Receiver[int],
	c *future.Clock) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		l.says = "for a value"
		for v := range await.Each(a, r.Box()) {
			l.says = fmt.Sprint("a second, with ", v)
			await.Await(a, c.Sleep(time.Second))
			n++
			l.says = "for a value"
		}
		l.says = fmt.Sprint("has taken ", n)
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
	w := watch{rec, nil, map[scheduler.Task]*lane{}}
	e.Observe(w.see)
	var c future.Clock
	s, r := channel.New[int](1)
	w.next = &lane{name: "A"}
	scheduler.Spawn(e, sends(w.next, s))
	w.next = &lane{name: "B"}
	scheduler.Spawn(e, takes(w.next, r, &c))
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
