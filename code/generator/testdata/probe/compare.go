package probe

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// A Program is begun anew for every run.
type Program = func(*T) Machine

// Compare runs every program in both forms, with each schedule,
// and demands that it leaves the same trace: to the end, and
// stopped wherever it pauses.
func Compare(t *testing.T, source, made map[string]Program,
	schedules int) {
	want := slices.Sorted(maps.Keys(source))
	if got := slices.Sorted(maps.Keys(made)); !slices.Equal(
		got, want) {
		t.Fatalf("compiled %v\nof %v; run go generate", got, want)
	}
	for _, name := range want {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			for n := range schedules {
				compare(t, source[name], made[name], n)
			}
			settled(t, before)
		})
	}
}

// compare compares two forms of one program.
func compare(t *testing.T, source, made Program, schedule int) {
	t.Helper()
	want := observe(source, schedule, -1)
	same(t, -1, want, observe(source, schedule, -1))
	for stop := -1; stop <= want.Pauses; stop++ {
		same(t, stop, observe(source, schedule, stop),
			observe(made, schedule, stop))
	}
}

// An observed is all that can be seen of a run.
type observed struct {
	Machine
	trace  []string
	panics []string
	Pauses int
}

// observe runs p, and stops it after so many pauses.
func observe(p Program, schedule, stop int) *observed {
	o := &observed{}
	o.trace = run(func(t *T) Machine {
		o.Machine = p(t)
		return o
	}, schedule, stop)
	o.trace, o.panics = neutral(o.trace), neutral(o.panics)
	return o
}

// Pauses is how often a program pauses before its end.
func Pauses(p Program) int { return observe(p, 0, -1).Pauses }

// Step counts the pauses of the Machine, and notes its panic.
func (o *observed) Step() (string, bool) {
	defer o.note()
	state, complete := o.Machine.Step()
	if !complete {
		o.Pauses++
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

// neutral takes the packages out of the names of types, in which
// the two forms may differ.
func neutral(lines []string) []string {
	for i, line := range lines {
		line = strings.ReplaceAll(line, "compiled.", "")
		lines[i] = strings.ReplaceAll(line, "corpus.", "")
	}
	return lines
}

// same reports where two runs part.
func same(t *testing.T, stop int, want, got *observed) {
	t.Helper()
	if d := parting(want.trace, got.trace); d != "" {
		t.Errorf("stopped after %d, the trace:\n%s", stop, d)
	}
	if d := parting(want.panics, got.panics); d != "" {
		t.Errorf("stopped after %d, the panics:\n%s", stop, d)
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
	lines := slices.Clone(want[max(0, n-8):n])
	for _, line := range want[n:min(n+4, len(want))] {
		lines = append(lines, "- "+line)
	}
	for _, line := range got[n:min(n+4, len(got))] {
		lines = append(lines, "+ "+line)
	}
	return strings.Join(lines, "\n")
}

// settled waits for goroutines that are about to end: one that
// has given its answer may yet be put off by the system, for as
// long as that likes. What never ends is reported shortly before
// the test is out of time.
func settled(t *testing.T, before int) {
	t.Helper()
	end, bounded := t.Deadline()
	for runtime.NumGoroutine() > before {
		if bounded && time.Until(end) < 5*time.Second {
			t.Fatalf("%d goroutines, %d before",
				runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}
