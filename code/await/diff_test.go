package await_test

import (
	"testing"

	"artofwaiting/code/await/testdata/corpus"
	"artofwaiting/code/await/testdata/corpus/compiled"
	"artofwaiting/code/generator/testdata/probe"
)

// Every program, compiled, leaves the trace that it leaves on a
// stack of its own: to the end, and cancelled wherever it waits,
// whatever waits how often.
func TestDiff(t *testing.T) {
	probe.Compare(t, corpus.Programs, compiled.Programs, 5)
}
