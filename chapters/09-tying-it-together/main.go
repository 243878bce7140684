// All eight greeters, each with the same crowd of clients and the
// same bad ones.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/09-tying-it-together/greeters"
	"artofwaiting/code/thread"
)

func main() {
	n := flag.Int("n", 200, "how many `clients` each has")
	flag.Parse()
	if err := compare(*n); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// compare plays every greeter's demonstration, and prints what is
// different, and then what is not.
func compare(n int) error {
	fmt.Println("              greeted  waiting  threads")
	told := make(map[string]bool)
	var last string
	for i, g := range greeters.All {
		r, err := play(g, n)
		if err != nil {
			return fmt.Errorf("%s: %w", g.Name, err)
		}
		fmt.Printf("%d %-12s %6s %8s %8s\n", i+1, g.Name,
			r.greeted, r.waiting, r.threads)
		told[r.told], last = true, r.told
	}
	fmt.Printf("\ndifferent answers  %d\n%s", len(told), last)
	return nil
}

// A report is what a demonstration has printed.
type report struct {
	greeted, waiting, threads string
	told                      string // to the bad clients
}

func play(g greeters.Greeter, n int) (r report, err error) {
	var out strings.Builder
	demo := &greeter.Demo{
		Network: greeter.Net{},
		Clients: n,
		Start:   g.Start,
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	}
	if err := demo.Run(&out); err != nil {
		return r, err
	}
	for line := range strings.Lines(out.String()) {
		r.take(line)
	}
	return r, nil
}

// take finds a line's place in the report.
func (r *report) take(line string) {
	name, value, _ := strings.Cut(strings.TrimSpace(line), "  ")
	value = strings.TrimSpace(value)
	switch name {
	case "greeted":
		r.greeted = value
	case "waiting":
		r.waiting = value
	case "threads":
		r.threads = value
	case "", "clients":
	default:
		r.told += line
	}
}
