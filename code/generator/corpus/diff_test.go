package corpus_test

import (
	"slices"
	"strings"
	"testing"

	"artofwaiting/code/generator/corpus"
	"artofwaiting/code/generator/corpus/compiled"
	"artofwaiting/code/generator/probe"
)

// Every program, compiled, leaves the trace that it leaves on a
// stack of its own: to the end, and stopped at every yield of the
// first few.
func TestDiff(t *testing.T) {
	if len(corpus.Programs) != len(compiled.Programs) {
		t.Errorf("%d programs, %d compiled",
			len(corpus.Programs), len(compiled.Programs))
	}
	for name, program := range corpus.Programs {
		t.Run(name, func(t *testing.T) {
			made := compiled.Programs[name]
			if made == nil {
				t.Fatal("not compiled")
			}
			for stop := -1; stop <= 12; stop++ {
				want := probe.Run(program, stop)
				same(t, stop, want, probe.Run(made, stop))
			}
		})
	}
}

// same compares two traces, in which a type's package may differ.
func same(t *testing.T, stop int, want, got []string) {
	t.Helper()
	for _, lines := range [][]string{want, got} {
		for i, line := range lines {
			line = strings.ReplaceAll(line, "compiled.", "")
			lines[i] = strings.ReplaceAll(line, "corpus.", "")
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("stopped after %d:\n%s\n--- compiled:\n%s", stop,
			strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
}
