//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"

	"artofwaiting/chapters/measure"
)

// kinds are who does it. Tokio is absent where nobody can build
// it.
var kinds = []string{"task", "goroutine", "Tokio"}

// A usage is what a process has taken.
type usage struct {
	count  int
	cpu    time.Duration
	memory int // bytes, when it had most
}

// spend has a process do something for some time.
func spend(program []string, key string, span time.Duration) (
	u usage, err error) {
	args := append(slices.Clone(program[1:]), key, span.String())
	cmd := exec.Command(program[0], args...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1",
		// Or the C library would give the memory of ten thousand
		// tasks back to the kernel, and take it again.
		"MALLOC_TRIM_THRESHOLD_=1000000000")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return u, fmt.Errorf("%s: %w", key, err)
	}
	if _, err := fmt.Sscan(string(out), &u.count); err != nil {
		return u, fmt.Errorf("%s printed %q: %w", key, out, err)
	}
	s := cmd.ProcessState
	u.cpu = s.UserTime() + s.SystemTime()
	if r, ok := s.SysUsage().(*syscall.Rusage); ok {
		u.memory = int(r.Maxrss) << 10
	}
	return u, nil
}

// A measurement has, for each kind and key, what was found in
// each round.
type measurement struct {
	programs map[string][]string // by kind
	span     time.Duration
	idle     map[string]usage // of a process that does nothing
}

// rest notes what it takes to start and to end.
func (m *measurement) rest(rounds int) error {
	m.idle = make(map[string]usage)
	for kind, program := range m.programs {
		var all []usage
		for range rounds {
			u, err := spend(program, "nothing", 0)
			if err != nil {
				return fmt.Errorf("%s: %w", kind, err)
			}
			all = append(all, u)
		}
		cpu := func(u usage) float64 { return float64(u.cpu) }
		memory := func(u usage) float64 {
			return float64(u.memory)
		}
		m.idle[kind] = usage{
			cpu:    time.Duration(measure.Median(all, cpu)),
			memory: int(measure.Median(all, memory)),
		}
	}
	return nil
}

// each is the nanoseconds for one, the median of so many rounds,
// in which the kinds take turns.
func (m *measurement) each(key string, rounds int) (
	map[string]float64, error) {
	ns := make(map[string][]float64)
	for range rounds {
		for kind, program := range m.programs {
			u, err := spend(program, key, m.span)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", kind, err)
			}
			took := float64(u.cpu - m.idle[kind].cpu)
			ns[kind] = append(ns[kind], took/float64(u.count))
		}
	}
	medians := make(map[string]float64)
	for kind, all := range ns {
		medians[kind] = measure.Median(all,
			func(x float64) float64 { return x })
	}
	return medians, nil
}

// bytes is the memory for one that waits.
func (m *measurement) bytes() (map[string]float64, error) {
	each := make(map[string]float64)
	for kind, program := range m.programs {
		u, err := spend(program, "park", 0)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		grown := float64(u.memory - m.idle[kind].memory)
		each[kind] = grown / float64(u.count)
	}
	return each, nil
}
