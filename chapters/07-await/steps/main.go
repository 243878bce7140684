// Steps is two async functions on one clock, with what each keeps
// while it waits.
package main

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"

	"artofwaiting/chapters/07-await/essay/compiled"
	"artofwaiting/chapters/recording"
	"artofwaiting/code/future"
	"artofwaiting/code/trace"
)

func main() {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	rec := trace.New(trace.Run{
		Title: "Two async functions on one clock",
		Command: "go run ./chapters/07-await/steps" +
			" -trace FILE",
		Source: "chapters/07-await/essay/essay.go#Laps",
		Lanes: []trace.Lane{{ID: "A", Name: "Laps(2)"},
			{ID: "B", Name: "Laps(3)"}},
	}, 100)
	play(rec)
	if err := recording.Write(rec, *file); err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

// play polls whoever was woken, and moves the clock when nobody
// was.
func play(rec *trace.Recorder) {
	var c future.Clock
	l := &loop{rec: rec, clock: &c}
	l.spawn("A", compiled.Laps(&c, 2))
	l.spawn("B", compiled.Laps(&c, 3))
	for c.Sleeping() > 0 || len(l.woken) > 0 {
		if len(l.woken) == 0 { // nobody can go on now
			c.Advance(time.Second)
			continue
		}
		t := l.woken[0]
		l.woken = l.woken[1:]
		t.poll()
	}
}

// A loop is the tasks that may go on.
type loop struct {
	rec   *trace.Recorder
	clock *future.Clock
	woken []*task
}

// A task is an async function that is recorded.
type task struct {
	loop *loop
	lane string
	future.Boxed[int]
}

func (l *loop) spawn(lane string, f future.Boxed[int]) {
	t := &task{l, lane, f}
	// spawn: it is made, and nothing of it has run.
	trace.Mark(l.rec, lane, trace.Spawn, 0, inside(f))
	l.woken = append(l.woken, t)
}

// Wake puts t on the list.
func (t *task) Wake() {
	// wake: what it waits for is there.
	trace.Mark(t.loop.rec, t.lane, trace.Wake, 0,
		fmt.Sprint("it is ", t.loop.clock.Now()))
	t.loop.woken = append(t.loop.woken, t)
}

// poll lets t run to its next await.
func (t *task) poll() {
	rec := t.loop.rec
	// poll: it goes on from the await that it stands at.
	trace.Mark(rec, t.lane, trace.Poll, 0, inside(t.Boxed))
	v, err := t.Poll(future.NewWaker(t))
	if err == future.Pending {
		// pending: it stands at its await.
		trace.Mark(rec, t.lane, trace.Pending, 0, inside(t.Boxed))
		return
	}
	// done: it has a value, and has let go of everything.
	trace.Mark(rec, t.lane, trace.Done, 0, fmt.Sprint("has ", v))
}

// inside is the numbers that an async function keeps.
func inside(f future.Boxed[int]) string {
	v := reflect.ValueOf(f.Future).Elem()
	var b []string
	for i := range v.NumField() {
		if v.Field(i).CanInt() {
			b = append(b, fmt.Sprint(v.Type().Field(i).Name, ":",
				v.Field(i).Int()))
		}
	}
	return strings.Join(b, " ")
}
