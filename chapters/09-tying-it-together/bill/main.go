//go:build unix && !sim

// Bill measures what the greeters of this book cost: each is a
// process of its own, with clients and services in another one.
package main

import (
	"fmt"
	"os"

	"artofwaiting/chapters/09-tying-it-together/visit"
	"artofwaiting/chapters/measure"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "child" {
		if err := serve(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	measure.Main(run)
}

func run(quick bool) (*measure.Result, error) {
	s, rounds := visit.Usual, 5
	if quick {
		s, rounds = visit.Quick, 1
	}
	var all []visit.Candidate
	for _, c := range visit.Greeters {
		all = append(all, visit.Candidate{
			Name: c.Name, Start: start(c.Name)})
	}
	bills, err := visit.All(all, s, rounds)
	if err != nil {
		return nil, err
	}
	return report(s, bills), nil
}

func report(s visit.Size, bills []visit.Bill) *measure.Result {
	r := &measure.Result{
		Title: fmt.Sprintf("What a greeter with %d clients costs",
			s.Clients),
		Columns: []string{"", "threads", "kB each, waiting",
			"% of a CPU, all waiting", "CPU, µs a request",
			"requests a second"},
		Values: make(map[string]float64),
	}
	for i, b := range bills {
		name := visit.Greeters[i].Name
		r.Rows = append(r.Rows, []any{name, b.Threads,
			measure.Round(b.Bytes / 1000), measure.Round(b.Idle),
			measure.Round(b.Micros), measure.Round(b.Requests)})
		k := measure.Key(name)
		r.Values[k+"_bytes"] = measure.Round(b.Bytes)
		r.Values[k+"_us"] = measure.Round(b.Micros)
		r.Values[k+"_requests"] = measure.Round(b.Requests)
	}
	return r
}
