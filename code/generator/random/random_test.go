package random

import (
	"fmt"
	"testing"
)

// programs is how many there are in a package.
const programs = 40

// seeds is what every run of the tests tries.
var seeds = []uint64{1, 2, 3, 4, 5, 6, 7,8,9,10,11,12,13,14,15,16,17,18,19,20}

// Random programs leave the same trace in both forms.
func TestRandom(t *testing.T) {
	m := newModule(t)
	for _, seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			try(t, m, seed)
		})
	}
}

// try compares the programs of a seed.
func try(t *testing.T, m *module, seed uint64) {
	text := source(seed, programs)
	fault, valid := m.compare(t, text)
	switch {
	case !valid:
		t.Fatalf("seed %d is not Go: %s", seed, fault)
	case fault != "":
		t.Errorf("seed %d: %s", seed, fault)
	}
}
