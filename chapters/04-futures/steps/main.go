// Steps is two futures that each read a line, and a reactor.
package main

import (
	"artofwaiting/chapters/04-futures/recorded"
	"artofwaiting/code/trace"
)

func main() { recorded.Main(play) }

func play() (*recorded.Loop, error) {
	l, err := recorded.New(trace.Run{
		Title:   "Two futures and a reactor",
		Command: "go run ./chapters/04-futures/steps -trace FILE",
		Source: "chapters/04-futures/recorded/loop.go" +
			"#Loop.turns+Loop.step",
		Lanes: []trace.Lane{{ID: "loop", Name: "the loop"},
			{ID: "A", Name: "task A"}, {ID: "B", Name: "task B"}},
	})
	if err != nil {
		return nil, err
	}
	var lines []*recorded.Line
	for _, lane := range []string{"A", "B"} {
		line, err := l.Line(lane)
		if err != nil {
			return l, err
		}
		l.Watched(lane)
		l.Spawn(lane, line)
		lines = append(lines, line)
	}
	a, b := lines[0], lines[1]
	return l, l.Play(recorded.Send{To: b, Text: "hello\n"},
		recorded.Send{To: a, Text: "sal"},
		recorded.Send{To: a, Text: "ve\n"})
}
