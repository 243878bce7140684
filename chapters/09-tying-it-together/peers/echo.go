//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"artofwaiting/chapters/measure"

	"golang.org/x/sys/unix"
)

// A workload is what clients do.
type workload struct {
	name       string
	busy, idle int // clients
	size       int // bytes said at once
	messages   int // of 64 bytes, or of a MiB, in them
}

var workloads = []workload{
	{"1", 1, 0, 64, 1},
	{"64", 64, 0, 64, 1},
	{"100", 100, 0, 64, 1},
	{"1,000", 1000, 0, 64, 1},
	{"100 of 10,000", 100, 9900, 64, 1},
	{"16 deep", 100, 0, 16 * 64, 16},
	{"4 MiB", 4, 0, 4 << 20, 4},
}

// hundred is the workload that most peers were made for.
const hundred = 2

// A sample is one slice of time with one server.
type sample struct {
	us   float64 // of a processor, for a message
	busy float64 // how much of its processor it used
}

// run has all servers run at the same time, each asleep but
// for its slices, which take turns: a machine that is slow for a
// while is slow for all.
func run(quick bool) (*measure.Result, error) {
	runtime.LockOSThread()
	pin(forLoad)
	raise() // children inherit it
	slice, rounds := 150*time.Millisecond, 30
	if quick {
		slice, rounds = 10*time.Millisecond, 1
	}
	m := &measurement{slice: slice, rounds: rounds}
	servers, err := startAll()
	defer stopAll(servers)
	if err != nil {
		return nil, err
	}
	m.servers = servers
	if err := m.all(quick); err != nil {
		return nil, err
	}
	return m.report(), nil
}

// all fills the measurement.
func (m *measurement) all(quick bool) error {
	idle := 10_000
	if quick {
		idle = 100
	}
	if err := m.grow(idle); err != nil {
		return err
	}
	for _, w := range workloads {
		if quick {
			w.idle, w.busy = min(w.idle, 100), min(w.busy, 10)
		}
		samples, err := m.measure(w)
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		m.samples = append(m.samples, samples)
	}
	return nil
}

// A measurement is all servers, and what was found: a sample for
// each workload, each server, and each round.
type measurement struct {
	servers []*server
	slice   time.Duration
	rounds  int
	samples [][][]sample
	idle    []float64 // bytes for an idle connection
}

// raise has this process, and those that it starts, open as many
// descriptors as the kernel allows.
func raise() {
	for _, most := range []uint64{1 << 20, 1 << 17} {
		limit := unix.Rlimit{Cur: most, Max: most}
		if unix.Setrlimit(unix.RLIMIT_NOFILE, &limit) == nil {
			return
		}
	}
}

// startAll starts what can be built.
func startAll() (servers []*server, err error) {
	dir, err := os.MkdirTemp("", "peers")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	programs, err := build(dir)
	if err != nil {
		return nil, err
	}
	for _, kind := range kinds {
		if programs[kind] == nil {
			continue
		}
		s, err := start(kind, programs[kind])
		if err != nil {
			fmt.Fprintln(os.Stderr, kind, "does not start:", err)
			continue
		}
		servers = append(servers, s)
	}
	return servers, nil
}

func stopAll(servers []*server) {
	for _, s := range servers {
		s.stop()
	}
}

// measure has samples of every server.
func (m *measurement) measure(w workload) ([][]sample, error) {
	var loads []*load
	for _, s := range m.servers {
		if w.idle > 0 {
			h, err := s.idle(w.idle)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.kind, err)
			}
			defer h.Stop()
		}
		l, err := newLoad(s.port, w.busy, w.size)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.kind, err)
		}
		defer l.close()
		// Who has been answered once is known to be accepted.
		if _, err := l.run(w.busy, 64, 0); err != nil {
			return nil, fmt.Errorf("%s: %w", s.kind, err)
		}
		loads = append(loads, l)
	}
	return m.turns(w, loads)
}

// turns lets the servers have their slices in turn.
func (m *measurement) turns(w workload, loads []*load) (
	[][]sample, error) {
	samples := make([][]sample, len(m.servers))
	for range m.rounds {
		for i, s := range m.servers {
			x, err := w.sample(s, loads[i], m.slice)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.kind, err)
			}
			samples[i] = append(samples[i], x)
		}
	}
	return samples, nil
}

// grow notes by how much each server grows with n idle clients.
// It has served nobody before, so it has no memory to spare.
func (m *measurement) grow(n int) error {
	for _, s := range m.servers {
		before, err := s.resident()
		if err != nil {
			return err
		}
		h, err := s.idle(n)
		if err != nil {
			return fmt.Errorf("%s: %w", s.kind, err)
		}
		after, err := s.resident()
		if err = errors.Join(err, h.Stop()); err != nil {
			return err
		}
		each := float64(after-before) / float64(n)
		m.idle = append(m.idle, each)
	}
	return nil
}

func (w workload) sample(s *server, l *load,
	slice time.Duration) (x sample, err error) {
	before, err := s.cpu()
	if err != nil {
		return x, err
	}
	began := time.Now()
	said, err := l.run(w.busy, w.size, slice)
	took := time.Since(began)
	if err != nil {
		return x, err
	}
	after, err := s.cpu()
	n := float64(said * w.messages)
	used := float64(after - before)
	return sample{used / 1e3 / n, used / float64(took)}, err
}
