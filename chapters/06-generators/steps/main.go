// Steps is two generators resumed in turn, with what each keeps
// while the other runs.
package main

import (
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/06-generators/essay/compiled"
	"artofwaiting/chapters/recording"
	"artofwaiting/code/generator"
	"artofwaiting/code/trace"
)

func main() {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	rec := trace.New(trace.Run{
		Title: "Two generators, resumed in turn",
		Command: "go run ./chapters/06-generators/steps" +
			" -trace FILE",
		Source: "chapters/06-generators/essay/essay.go#Collatz",
		Lanes: []trace.Lane{{ID: "A", Name: "Collatz(3)"},
			{ID: "B", Name: "Collatz(4)"}},
	}, 100)
	play(rec)
	if err := recording.Write(rec, *file); err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

// play resumes both until both have ended.
func play(rec *trace.Recorder) {
	live := []lane{
		{rec, "A", compiled.Collatz(3), false},
		{rec, "B", compiled.Collatz(4), false},
	}
	for _, l := range live {
		// spawn: it is made, and nothing of it has run.
		trace.Mark(rec, l.name, trace.Spawn, 0, inside(l.Series))
	}
	for len(live) > 0 {
		l := live[0]
		live = live[1:]
		if l.resume() {
			live = append(live, l)
		}
	}
}

// A lane is a generator that is recorded.
type lane struct {
	rec  *trace.Recorder
	name string
	generator.Series[int]
	begun bool
}

// resume resumes l, and says whether there may be more.
func (l *lane) resume() bool {
	if l.begun {
		// wake: its caller wants another value.
		trace.Mark(l.rec, l.name, trace.Wake, 0, "once more")
	}
	l.begun = true
	// poll: it runs, on its caller's time.
	trace.Mark(l.rec, l.name, trace.Poll, 0, "")
	s := l.Resume()
	said := s.String() + ", keeps " + inside(l.Series)
	if s.Complete {
		// done: it has let go of everything.
		trace.Mark(l.rec, l.name, trace.Done, 0, said)
		return false
	}
	// pending: it stands at its yield.
	trace.Mark(l.rec, l.name, trace.Pending, 0, said)
	return true
}

// inside is the variables of a generator.
func inside(g generator.Series[int]) string {
	return fmt.Sprintf("%+v", g)[1:]
}
