//go:build unix && !sim

// Package visit measures what a greeter costs that is a process
// of its own. The clients, and the services that it asks, are
// here.
package visit

import (
	"errors"
	"fmt"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/measure"
)

// A Size is how much is asked of a greeter, and for how long it
// is watched while all its clients wait.
type Size struct {
	Clients, Requests int
	Pause             time.Duration
}

// Usual is for when it counts, Quick to see whether it works.
var (
	Usual = Size{1000, 20_000, 500 * time.Millisecond}
	Quick = Size{20, 100, time.Millisecond}
)

// Used is what a process has used so far.
type Used struct {
	Threads, Bytes int
	CPU            time.Duration
}

// A Process is a greeter's. Used may first give back what memory
// it can.
type Process interface {
	Address() string
	Used(memory bool) (Used, error)
	Kill()
}

// A Candidate is a greeter. Start starts it, and has it ask the
// services at these addresses.
type Candidate struct {
	Name  string
	Start func(tongue, fortune string) (Process, error)
}

// A Bill is what one greeter costs.
type Bill struct {
	Threads  float64 // while its clients wait
	Bytes    float64 // of memory, for each that waits
	Idle     float64 // of a processor meanwhile, in percent
	Micros   float64 // of a processor for a request
	Requests float64 // a second
}

// Visit starts the greeter and two services, and measures: first
// while all clients wait for the tongue, then under load.
func (c Candidate) Visit(s Size) (b Bill, err error) {
	tongue := &greeter.Upstream{
		Answer: greeter.Tongue, Hold: s.Clients}
	fortune := &greeter.Upstream{Answer: greeter.Fortune}
	var n greeter.Net
	tongueAt, err1 := tongue.Start(n)
	fortuneAt, err2 := fortune.Start(n)
	if err := errors.Join(err1, err2); err != nil {
		return b, err
	}
	defer tongue.Stop()
	defer fortune.Stop()
	p, err := c.Start(tongueAt, fortuneAt)
	if err != nil {
		return b, err
	}
	defer p.Kill()
	if err := b.waiting(p, tongue, s); err != nil {
		return b, err
	}
	return b, b.working(p, s)
}

// All visits all in turn, so many times, and takes the medians.
func All(all []Candidate, s Size, rounds int) ([]Bill, error) {
	bills := make([][]Bill, len(all))
	for range rounds {
		for i, c := range all {
			b, err := c.Visit(s)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
			bills[i] = append(bills[i], b)
		}
	}
	var medians []Bill
	for _, all := range bills {
		medians = append(medians, median(all))
	}
	return medians, nil
}

// median is that of each part by itself.
func median(all []Bill) Bill {
	part := func(of func(Bill) float64) float64 {
		return measure.Median(all, of)
	}
	return Bill{
		part(func(b Bill) float64 { return b.Threads }),
		part(func(b Bill) float64 { return b.Bytes }),
		part(func(b Bill) float64 { return b.Idle }),
		part(func(b Bill) float64 { return b.Micros }),
		part(func(b Bill) float64 { return b.Requests }),
	}
}
