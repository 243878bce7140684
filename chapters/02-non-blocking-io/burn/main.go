//go:build unix && !sim

// Burn measures what not waiting costs: a thread that asks 1,000
// silent sockets again and again, and one that waits in read.
package main

import (
	"fmt"
	"syscall"
	"time"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

const sockets = 1000

func main() { measure.Main(run) }

// run wants to see one CPU burnt and, waiting, none.
func run(quick bool) (*measure.Result, error) {
	span := time.Second
	if quick {
		span /= 10
	}
	fds, err := open()
	if err != nil {
		return nil, err
	}
	calls := 0
	spin := cpuPercent(func() { calls, err = ask(fds, span) })
	if err != nil {
		return nil, err
	}
	blocked := cpuPercent(func() { err = block(span) })
	if err != nil {
		return nil, err
	}
	perSecond := float64(calls) / span.Seconds()
	r := report(spin, blocked, perSecond)
	if spin < 80 || blocked > 5 {
		r.Shape = fmt.Errorf("asking took %.3g %% of a CPU, "+
			"want at least 80; waiting %.3g %%, want at most 5",
			spin, blocked)
	}
	return r, nil
}

// open makes sockets that never wait. Nobody writes to their
// other ends, which stay open for as long as the program runs.
func open() ([]int, error) {
	fds := make([]int, sockets)
	for i := range fds {
		us, _, err := sys.Socketpair()
		if err == nil {
			err = sys.SetNonblock(us, true)
		}
		if err != nil {
			return nil, fmt.Errorf("pair %d: %w", i, err)
		}
		fds[i] = us
	}
	return fds, nil
}

// ask goes round all sockets until the time is up, and counts.
func ask(fds []int, span time.Duration) (calls int, err error) {
	var buf [16]byte
	for end := sys.Now() + int64(span); sys.Now() < end; {
		for _, fd := range fds {
			if _, err := sys.Read(fd, buf[:]); err != sys.EAGAIN {
				return 0, fmt.Errorf("a silent socket: %v", err)
			}
		}
		calls += len(fds)
	}
	return calls, nil
}

// block waits in read, on a thread of its own, for as long.
func block(span time.Duration) error {
	us, them, err := sys.Socketpair()
	if err != nil {
		return fmt.Errorf("make a pair of sockets: %w", err)
	}
	defer sys.Close(us)
	var buf [16]byte
	waiting := thread.Start(func() {
		_, err = sys.Read(us, buf[:])
	})
	time.Sleep(span)
	sys.Close(them)
	waiting.Join()
	return err
}

// cpuPercent is how much of a CPU f keeps busy. The Go runtime's
// own thread is in it, and may make it a little more than 100.
func cpuPercent(f func()) float64 {
	wall, cpu := sys.Now(), cpuTime()
	f()
	return 100 * float64(cpuTime()-cpu) / float64(sys.Now()-wall)
}

// cpuTime is what this process has used, in nanoseconds. Asked
// about itself, getrusage cannot fail.
func cpuTime() int64 {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return r.Utime.Nano() + r.Stime.Nano()
}

func report(spin, blocked, perSecond float64) *measure.Result {
	spin, blocked = measure.Round(spin), measure.Round(blocked)
	millions := measure.Round(perSecond / 1e6)
	nanos := measure.Round(spin / 100 * 1e9 / perSecond)
	return &measure.Result{
		Title: "A second of asking, and of waiting",
		Values: map[string]float64{
			"spin_cpu_percent":              spin,
			"spin_million_calls_per_second": millions,
			"ns_per_call":                   nanos,
			"blocked_cpu_percent":           blocked,
		},
		Columns: []string{"", "CPU, %", "million calls/s"},
		Rows: [][]any{
			{"spin", spin, millions},
			{"wait in read", blocked, 0},
		},
	}
}
