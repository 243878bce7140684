package generator_test

import (
	"testing"

	"artofwaiting/code/generator/testdata/corpus"
	"artofwaiting/code/generator/testdata/corpus/compiled"
	"artofwaiting/code/generator/testdata/probe"
)

// Every program, compiled, leaves the trace that it leaves on a
// stack of its own: to the end, and stopped at every yield.
func TestDiff(t *testing.T) {
	probe.Compare(t, corpus.Programs, compiled.Programs, 1)
}

// A program that yields nothing says nothing of yields.
func TestPrograms(t *testing.T) {
	// Those that end before they yield.
	silent := map[string]bool{
		"PanicFirst": true, "ReturnNothing": true}
	for name, source := range corpus.Programs {
		if probe.Pauses(source) == 0 && !silent[name] {
			t.Errorf("%s does not yield", name)
		}
	}
}
