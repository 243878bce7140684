//go:build unix && !solaris && !aix && !sim

// Read measures what a future adds to a system call.
package main

import (
	"fmt"
	"math"
	"time"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/sys"
)

func main() { measure.Main(run) }

// size is how much one read takes, and batch how many reads find
// something: a peer has written all of it before.
const (
	size  = 64
	batch = 512
)

func run(quick bool) (*measure.Result, error) {
	rounds := 400
	if quick {
		rounds = 2
	}
	p, err := newPair()
	if err != nil {
		return nil, err
	}
	defer p.close()
	bare, future, err := compare(p, rounds)
	if err != nil {
		return nil, err
	}
	return report(bare, future), nil
}

// report demands that a future costs no more than a tenth.
func report(bare, future float64) *measure.Result {
	r := &measure.Result{
		Title:   "What a future adds to a read",
		Columns: []string{"a read of 64 bytes", "ns"},
		Rows: [][]any{
			{"the system call", bare}, {"as a future", future},
		},
		Values: map[string]float64{
			"bare_ns": bare, "future_ns": future,
		},
	}
	if future > 1.1*bare {
		r.Shape = fmt.Errorf("%.3g ns as a future, more than a "+
			"tenth above the %.3g ns of the call", future, bare)
	}
	return r
}

// compare takes turns, and of each the best one. They are short:
// whatever else this machine does then disturbs both alike.
func compare(p *pair, rounds int) (
	bare, future float64, err error) {
	const span = 5 * time.Millisecond
	bare, future = math.Inf(1), math.Inf(1)
	for range rounds {
		b, err := each(p.bare, span)
		if err != nil {
			return 0, 0, err
		}
		f, err := each(p.future, span)
		if err != nil {
			return 0, 0, err
		}
		bare, future = min(bare, b), min(future, f)
	}
	return measure.Round(bare), measure.Round(future), nil
}

// each is how many nanoseconds a read takes, when there is
// something to read.
func each(r reader, span time.Duration) (float64, error) {
	took, calls := int64(0), 0
	for took < int64(span) {
		if err := r.fill(); err != nil {
			return 0, err
		}
		began := sys.Now()
		for range batch {
			if err := r.read(); err != nil {
				return 0, err
			}
		}
		took += sys.Now() - began
		calls += batch
	}
	return float64(took) / float64(calls), nil
}

// A reader reads what it has been filled with.
type reader interface {
	fill() error
	read() error
}
