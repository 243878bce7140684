// Package random is the part of the test of random programs that
// runs inside of them.
package random

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"artofwaiting/code/generator/testdata/probe"
)

// A Program is begun anew for every run.
type Program = func(*probe.T) probe.Machine

// Main compares the programs of two packages, and exits with
// status 1 if any two differ. It names them, and says where.
func Main(source, made map[string]Program) {
	status := 0
	for _, name := range slices.Sorted(maps.Keys(source)) {
		if d := compare(source[name], made[name]); d != "" {
			fmt.Printf("DIFFERS %s %s\n", name, d)
			status = 1
		}
	}
	os.Exit(status)
}

// stops is after how many yields a program is stopped, besides
// its last ones.
const stops = 5

// compare runs a program in both forms, to the end and stopped.
func compare(source, made Program) string {
	if made == nil {
		return "is missing"
	}
	want := observe(source, -1)
	for stop := -1; stop <= want.yields; stop++ {
		if stop > stops && stop < want.yields-1 {
			continue
		}
		w, g := observe(source, stop), observe(made, stop)
		if d := parting(w.lines, g.lines); d != "" {
			return fmt.Sprintf("stopped after %d:\n%s", stop, d)
		}
	}
	return ""
}

// observed is a run: its trace, and then what its panics were.
type observed struct {
	probe.Machine
	lines  []string
	panics []string
	yields int
}

// observe runs p, and stops it after so many yields.
func observe(p Program, stop int) *observed {
	o := &observed{}
	o.lines = probe.Run(func(t *probe.T) probe.Machine {
		o.Machine = p(t)
		return o
	}, stop)
	o.lines = append(o.lines, o.panics...)
	for i, line := range o.lines {
		line = strings.ReplaceAll(line, "compiled.", "")
		o.lines[i] = strings.ReplaceAll(line, "p.", "")
	}
	return o
}

// Step counts what the Machine yields, and notes its panic.
func (o *observed) Step() (string, bool) {
	defer o.note()
	state, complete := o.Machine.Step()
	if !complete {
		o.yields++
	}
	return state, complete
}

// Stop notes the Machine's panic.
func (o *observed) Stop() {
	defer o.note()
	o.Machine.Stop()
}

// note writes down what a panic's value is, beside what it says.
func (o *observed) note() {
	if r := recover(); r != nil {
		o.panics = append(o.panics, fmt.Sprintf("%T(%v)", r, r))
		panic(r)
	}
}

// parting is the last lines that two traces share, and what each
// has then; it is empty if they are equal.
func parting(want, got []string) string {
	if slices.Equal(want, got) {
		return ""
	}
	n := 0
	for n < min(len(want), len(got)) && want[n] == got[n] {
		n++
	}
	lines := slices.Clone(want[max(0, n-6):n])
	for _, line := range want[n:min(n+3, len(want))] {
		lines = append(lines, "- "+line)
	}
	for _, line := range got[n:min(n+3, len(got))] {
		lines = append(lines, "+ "+line)
	}
	return strings.Join(lines, "\n")
}
