// Steps is a chain of two questions, polled through.
package main

import (
	"artofwaiting/chapters/04-futures/recorded"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/trace"
)

func main() { recorded.Main(play) }

// greet is the greeter's chain: a line, and then, with its value,
// another one.
func greet(name string,
	tongue, fortune *recorded.Line) future.Boxed[string] {
	return combinator.AndThen(tongue.Box(),
		func(code string) future.Boxed[string] {
			return combinator.Map(fortune.Box(),
				func(saying string) string {
					return code + ": " + name + ", " + saying
				}).Box()
		}).Box()
}

func play() (*recorded.Loop, error) {
	l, err := recorded.New(trace.Run{
		Title: "Two chains and a reactor",
		Command: "go run ./chapters/05-combinators/steps" +
			" -trace FILE",
		Source: "chapters/05-combinators/steps/main.go" +
			"#greet",
		Lanes: []trace.Lane{{ID: "loop", Name: "the loop"},
			{ID: "A", Name: "ada's chain"},
			{ID: "B", Name: "grace's chain"}},
	})
	if err != nil {
		return nil, err
	}
	a, err := spawn(l, "A", "ada")
	if err != nil {
		return l, err
	}
	b, err := spawn(l, "B", "grace")
	if err != nil {
		return l, err
	}
	return l, l.Play(recorded.Send{To: b.tongue, Text: "la\n"},
		recorded.Send{To: a.tongue, Text: "fr\n"},
		recorded.Send{To: a.fortune, Text: "hein\n"},
		recorded.Send{To: b.fortune, Text: "festina\n"})
}

// A chain is the two lines that one waits for.
type chain struct{ tongue, fortune *recorded.Line }

func spawn(l *recorded.Loop, lane, name string) (
	c chain, err error) {
	l.Watched(lane)
	if c.tongue, err = l.Line(lane); err != nil {
		return c, err
	}
	if c.fortune, err = l.Line(lane); err != nil {
		return c, err
	}
	l.Spawn(lane, greet(name, c.tongue, c.fortune))
	return c, nil
}
