package generator_test

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"artofwaiting/code/generator/testdata/corpus"
	"artofwaiting/code/generator/testdata/corpus/compiled"
	"artofwaiting/code/generator/testdata/probe"
)

// A program is begun anew for every run.
type program = func(*probe.T) probe.Machine

// Every program, compiled, leaves the trace that it leaves on a
// stack of its own: to the end, and stopped at every yield.
func TestDiff(t *testing.T) {
	for name, source := range corpus.Programs {
		t.Run(name, func(t *testing.T) {
			made := compiled.Programs[name]
			if made == nil {
				t.Fatal("not compiled; run go generate")
			}
			before := runtime.NumGoroutine()
			want := observe(source, -1)
			for stop := -1; stop <= want.yields; stop++ {
				same(t, stop, observe(source, stop),
					observe(made, stop))
			}
			settled(t, before)
		})
	}
}

// What is compiled is what is written, and no more.
func TestNames(t *testing.T) {
	want := slices.Sorted(maps.Keys(corpus.Programs))
	got := slices.Sorted(maps.Keys(compiled.Programs))
	if !slices.Equal(got, want) {
		t.Errorf("compiled %v\nof %v", got, want)
	}
}

// A program that does the same twice can be compared, and one
// that yields nothing says nothing of yields.
func TestPrograms(t *testing.T) {
	for name, source := range corpus.Programs {
		t.Run(name, func(t *testing.T) {
			first := observe(source, -1)
			same(t, -1, first, observe(source, -1))
			if first.yields == 0 && !silent[name] {
				t.Error("it does not yield")
			}
		})
	}
}

// silent is the programs that end before they yield.
var silent = map[string]bool{
	"PanicFirst": true, "ReturnNothing": true,
}

// observed is all that can be seen of a run.
type observed struct {
	probe.Machine
	trace  []string
	panics []string
	yields int
}

// observe runs p, and stops it after so many yields.
func observe(p program, stop int) *observed {
	o := &observed{}
	o.trace = probe.Run(func(t *probe.T) probe.Machine {
		o.Machine = p(t)
		return o
	}, stop)
	o.trace, o.panics = neutral(o.trace), neutral(o.panics)
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
