// Steps is three threads of a server, of which one accepts, and
// two clients, with every waiting call and what it gave recorded.
package main

import (
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/recording"
	"artofwaiting/code/trace"
)

func main() {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	rec := trace.New(trace.Run{
		Title: "Three threads, each at its place",
		Command: "go run ./chapters/01-blocking-threads/steps" +
			" -trace FILE",
		Source: "chapters/01-blocking-threads/steps/server.go" +
			"#server.accept+server.serve",
		Lanes: []trace.Lane{{ID: "A"}, {ID: "B"}, {ID: "C"}},
	}, 40)
	err := play(rec)
	if err == nil && *file != "" {
		err = recording.Write(rec, *file)
	} else if err == nil {
		show(rec)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

// show prints thread after thread: each does one thing after the
// other, and between two of them there is no such order.
func show(rec *trace.Recorder) {
	for _, lane := range "ABC" {
		for _, e := range rec.Events() {
			if e.Lane == string(lane) {
				fmt.Println(e)
			}
		}
	}
}
