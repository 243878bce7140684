//go:build linux

// Greet puts our greeters beside those that others would write:
// first it makes sure that all say the same, also to bad clients,
// and then it measures.
package main

import (
	"fmt"
	"os"

	"artofwaiting/chapters/09-tying-it-together/visit"
	"artofwaiting/chapters/measure"
)

func main() {
	if len(os.Args) == 6 {
		if err := serve(os.Args[1], os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	measure.Main(run)
}

// size is less than usual, for there are many greeters, and
// nobody asks how idle they are.
func size(quick bool) (s visit.Size, rounds int) {
	if quick {
		return visit.Quick, 1
	}
	s = visit.Usual
	s.Requests /= 2
	s.Pause = 0
	return s, 5
}

// setEnvironment is for the greeters: each has one thread that
// runs Go, and gnet must not write its log to where an address is
// expected.
func setEnvironment() {
	os.Setenv("GOMAXPROCS", "1")
	os.Setenv("GNET_LOGGING_LEVEL", fmt.Sprintf("%d", gnetQuiet))
}

func run(quick bool) (*measure.Result, error) {
	s, rounds := size(quick)
	dir, err := os.MkdirTemp("", "greet")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	setEnvironment()
	all, err := programs(dir)
	if err != nil {
		return nil, err
	}
	if err := compare(all); err != nil {
		return nil, err
	}
	var candidates []visit.Candidate
	for _, p := range all {
		candidates = append(candidates, visit.Candidate{
			Name: p.name, Start: p.start})
	}
	bills, err := visit.All(candidates, s, rounds)
	if err != nil {
		return nil, err
	}
	return report(s, all, bills), nil
}

func report(s visit.Size, all []program,
	bills []visit.Bill) *measure.Result {
	r := &measure.Result{
		Title: fmt.Sprintf("The greeter with %d clients",
			s.Clients),
		Columns: []string{"", "kB each, waiting",
			"CPU, µs a request", "requests a second"},
		Values: make(map[string]float64),
	}
	for i, b := range bills {
		bytes := measure.Round(b.Bytes)
		us := measure.Round(b.Micros)
		r.Rows = append(r.Rows, []any{all[i].name,
			measure.Round(b.Bytes / 1000), us,
			measure.Round(b.Requests)})
		k := measure.Key(all[i].name)
		r.Values[k+"_bytes"], r.Values[k+"_us"] = bytes, us
	}
	return r
}
