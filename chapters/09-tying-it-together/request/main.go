//go:build sim || !unix || solaris || aix

// Request sends one request through all eight greeters, and says
// what each asks the kernel for on its behalf.
package main

import (
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/09-tying-it-together/greeters"
	"artofwaiting/chapters/recording"
	"artofwaiting/code/trace"
)

func main() {
	file := flag.String("trace", "", "write the calls to `FILE`")
	flag.Parse()
	run := trace.Run{
		Title: "One request through eight greeters",
		Command: "go run -tags sim ./chapters/" +
			"09-tying-it-together/request -trace FILE",
		Source: "chapters/00-the-wait/greeter/handler.go" +
			"#Handler.Greet",
	}
	for _, g := range greeters.All {
		run.Lanes = append(run.Lanes,
			trace.Lane{ID: g.Name, Name: g.Name})
	}
	rec := trace.New(run, 1000)
	for _, g := range greeters.All {
		calls, err := play(g)
		if err != nil {
			fmt.Fprintln(os.Stderr, g.Name+":", err)
			os.Exit(1)
		}
		record(rec, g.Name, calls)
	}
	if err := recording.Write(rec, *file); err != nil {
		fmt.Fprintln(os.Stderr, "request:", err)
		os.Exit(1)
	}
}

// record writes the calls down. One that took about as long as a
// service thinks has waited, and so has one that began before
// anybody watched.
func record(rec *trace.Recorder, lane string, calls []kept) {
	for _, c := range calls {
		if c.Began.IsZero() || c.Ended.Sub(c.Began) > thinking/2 {
			trace.Mark(rec, lane, trace.Wait, -1, "")
		}
		trace.Call(rec, lane, c.Name, c.FD, c.N, c.Err)
		if c.times > 1 {
			again := fmt.Sprint("again, ", c.times-1, " times")
			trace.Mark(rec, lane, trace.Pending, 0, again)
		}
	}
}
