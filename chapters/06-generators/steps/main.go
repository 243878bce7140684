// Steps is two generators resumed in turn, with what each keeps
// while the other runs.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

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
		{rec, "A", compiled.Collatz(3)},
		{rec, "B", compiled.Collatz(4)},
	}
	for _, l := range live {
		// make: nothing of it has run.
		trace.Mark(rec, l.name, trace.Make, 0, inside(l.Series))
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
}

// resume resumes l, and says whether there may be more.
func (l *lane) resume() bool {
	// resume: it runs, on its caller's time.
	trace.Mark(l.rec, l.name, trace.Resume, 0, "")
	s := l.Resume()
	if s.Complete {
		// done: it has let go of everything.
		trace.Mark(l.rec, l.name, trace.Done, 0, inside(l.Series))
		return false
	}
	// yield: it stands still, with what it will still need.
	trace.Mark(l.rec, l.name, trace.Yield, 0,
		fmt.Sprintf("%d; %s", s.Yielded, inside(l.Series)))
	return true
}

// inside is the variables of a generator.
func inside(g generator.Series[int]) string {
	return "keeps " + strings.Trim(fmt.Sprintf("%+v", g), "&{}")
}
