//go:build unix && !sim

package main

import (
	"fmt"
	"os"
	"os/exec"

	"artofwaiting/chapters/measure"
)

// A cost is what a message costs, of the time of all cores
// together and of the time on the clock; and what memory a
// connection needs.
type cost struct{ us, wall, kb float64 }

// compare lets both servers run, in turn, and returns the
// medians. Each run is a process of its own, and inherits neither
// memory nor threads from the one before.
func compare(n, messages, rounds int) (t, g cost, err error) {
	var ts, gs []cost
	for range rounds {
		if t, err = start("threads", n, messages); err != nil {
			return t, g, err
		}
		if g, err = start("goroutines", n, messages); err != nil {
			return t, g, err
		}
		ts, gs = append(ts, t), append(gs, g)
	}
	return median(ts), median(gs), nil
}

// start runs this program once more, as a child.
func start(kind string, n, messages int) (c cost, err error) {
	self, err := os.Executable()
	if err != nil {
		return c, err
	}
	cmd := exec.Command(self, "child", kind,
		fmt.Sprint(n), fmt.Sprint(messages))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err == nil {
		_, err = fmt.Sscan(string(out), &c.us, &c.wall, &c.kb)
	}
	if err != nil {
		return c, fmt.Errorf("%s: %w", kind, err)
	}
	return c, nil
}

// median is that of each cost by itself.
func median(all []cost) cost {
	middle := func(part func(cost) float64) float64 {
		return measure.Round(measure.Median(all, part))
	}
	return cost{
		us:   middle(func(c cost) float64 { return c.us }),
		wall: middle(func(c cost) float64 { return c.wall }),
		kb:   middle(func(c cost) float64 { return c.kb }),
	}
}
