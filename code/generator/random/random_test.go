package random

import (
	"flag"
	"fmt"
	"testing"
)

// programs is how many there are in a package. Of a fuzz target
// Go demands that it takes less than ten seconds.
const programs = 40

const fuzzed = 12

// seeds is what every run of the tests tries.
var seeds = []uint64{1, 2, 3}

// Random programs leave the same trace in both forms.
func TestRandom(t *testing.T) {
	m := newModule(t)
	for _, seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			try(t, m, seed, programs)
		})
	}
}

// Whatever the seed. A failure prints the smallest program that
// fails in the same way.
func FuzzCompile(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		try(t, newModule(t), seed, fuzzed)
	})
}

// try compares the programs of a seed.
func try(t *testing.T, m *module, seed uint64, programs int) {
	text := source(seed, programs)
	fault, valid := m.compare(t, text)
	switch {
	case !valid:
		t.Fatalf("seed %d is not Go: %s", seed, fault)
	case fault != "" && hurried():
		t.Errorf("seed %d: %s", seed, fault)
	case fault != "":
		t.Errorf("seed %d: %s\nsmallest:\n%s", seed, fault,
			m.shrink(t, text, fault))
	}
}

// hurried says whether this is a process of go test -fuzz, which
// has no time to shrink programs. To run the failure again does.
func hurried() bool {
	f := flag.Lookup("test.fuzzworker")
	return f != nil && f.Value.String() == "true"
}
