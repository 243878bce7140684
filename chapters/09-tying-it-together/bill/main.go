//go:build unix && !sim

// Bill measures what the greeters of this book cost: each is a
// process of its own, with clients and services in another one.
package main

import (
	"fmt"
	"os"
	"time"

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

// A bill is what one greeter costs.
type bill struct {
	threads  float64 // while its clients wait
	bytes    float64 // of memory, for each that waits
	idle     float64 // of a processor meanwhile, in percent
	us       float64 // of a processor for a request
	requests float64 // a second
}

// run has all greeters in turn, several times, and takes the
// medians.
func run(quick bool) (*measure.Result, error) {
	s, rounds := size{1000, 20_000, 500 * time.Millisecond}, 5
	if quick {
		s, rounds = size{20, 100, time.Millisecond}, 1
	}
	bills := make([][]bill, len(candidates))
	for range rounds {
		for i, c := range candidates {
			b, err := visit(c.Name, s)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
			bills[i] = append(bills[i], b)
		}
	}
	return report(s, bills), nil
}

func report(s size, bills [][]bill) *measure.Result {
	r := &measure.Result{
		Title: fmt.Sprintf("What a greeter with %d clients costs",
			s.clients),
		Columns: []string{"", "threads", "kB each, waiting",
			"% of a CPU, all waiting", "CPU, µs a request",
			"requests a second"},
		Values: make(map[string]float64),
	}
	for i, c := range candidates {
		b := median(bills[i])
		r.Rows = append(r.Rows, []any{c.Name, b.threads,
			measure.Round(b.bytes / 1000), measure.Round(b.idle),
			measure.Round(b.us), measure.Round(b.requests)})
		r.Values[key(c.Name)+"_bytes"] = measure.Round(b.bytes)
		r.Values[key(c.Name)+"_us"] = measure.Round(b.us)
		r.Values[key(c.Name)+"_requests"] =
			measure.Round(b.requests)
	}
	return r
}

// median is that of each part by itself.
func median(all []bill) bill {
	part := func(of func(bill) float64) float64 {
		return measure.Median(all, of)
	}
	return bill{
		part(func(b bill) float64 { return b.threads }),
		part(func(b bill) float64 { return b.bytes }),
		part(func(b bill) float64 { return b.idle }),
		part(func(b bill) float64 { return b.us }),
		part(func(b bill) float64 { return b.requests }),
	}
}
