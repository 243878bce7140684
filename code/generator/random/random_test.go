package random

import (
	"flag"
	"testing"
	"time"
)

// seeds is how many every run of the tests tries.
var seeds = flag.Uint64("seeds", 2, "try seeds 1 to `n`")

// programs is how many there are in a package; there are fewer if
// Go looks for seeds, for then it demands that each takes less
// than ten seconds.
const (
	programs = 40
	fuzzed   = 8
)

// Random programs leave the same trace in both forms, whatever
// the seed. A failure prints the smallest package that fails in
// the same way.
func FuzzCompile(f *testing.F) { fuzz(f, source, 1) }

// FuzzAwait has async functions and streams. They wait as often as
// three schedules say.
func FuzzAwait(f *testing.F) { fuzz(f, asyncSource, 3) }

func fuzz(f *testing.F, source func(seed uint64, n int) string,
	schedules int) {
	if _, err := compiler(); err != nil { // in no hurry yet
		f.Fatal(err)
	}
	for seed := range *seeds {
		f.Add(seed + 1)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		n, patience := programs, 3*time.Minute
		if hurried() {
			n, patience = fuzzed, 0
		}
		m := newModule(t, schedules)
		if hurried() {
			m.end = time.Now().Add(8 * time.Second)
		}
		text := source(seed, n)
		fault, valid := m.compare(t, text)
		switch {
		case !valid:
			t.Fatalf("seed %d is not Go: %s", seed, fault)
		case fault != "":
			t.Errorf("seed %d: %s\nsmallest:\n%s", seed, fault,
				m.shrink(t, text, fault, patience))
		case m.late():
			t.Skip("the machine has other things to do")
		}
	})
}

// hurried says whether this is a process of go test -fuzz, which
// has no time to shrink programs. To run the failure again does.
func hurried() bool {
	f := flag.Lookup("test.fuzzworker")
	return f != nil && f.Value.String() == "true"
}
