package testscripts

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"github.com/tetratelabs/wazero"
)

// recorded is the runs in the book that were recorded here, where
// each is the same run, to the nanosecond.
var recorded = map[string]string{
	"traces/01-steps":      "chapters/01-blocking-threads/steps",
	"traces/02-steps":      "chapters/02-non-blocking-io/steps",
	"traces/04-steps":      "chapters/04-futures/steps",
	"traces/05-steps":      "chapters/05-combinators/steps",
	"traces/06-steps":      "chapters/06-generators/steps",
	"traces/07-steps":      "chapters/07-await/steps",
	"timelines/09-request": "chapters/09-tying-it-together/request",
}

// recordings records them again, and compares every byte. With
// UPDATE=1 it writes them instead.
func (w *wasmBook) recordings(t *testing.T) {
	for name, program := range recorded {
		file := filepath.Join("../book/data", name+".json")
		got := w.record(t, program)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Error(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		got, want = comparable(got, want)
		if !bytes.Equal(got, want) {
			t.Errorf("%s is recorded as\n%s\nand now it is\n%s"+
				"make promote accepts that",
				file, want, got)
		}
	}
}

func (w *wasmBook) record(t *testing.T, program string) []byte {
	t.Helper()
	dir := t.TempDir()
	m := *w.programs[program].machine()
	m.files = wazero.NewFSConfig().WithDirMount(dir, "/")
	var out bytes.Buffer
	_, err := m.start(t.Context(), &out, &out, program,
		"-trace", "/run.json")
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out.String())
	}
	file, err := os.ReadFile(filepath.Join(dir, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// What another version of Go may do differently: look at the clock
// more often, or less.
var version = regexp.MustCompile(`"t":\d+|go1[^"]*"`)

// comparable forgets the times of two recordings, unless both are
// from this version of Go.
func comparable(got, want []byte) ([]byte, []byte) {
	if bytes.Contains(want, []byte(runtime.Version()+`"`)) {
		return got, want
	}
	return version.ReplaceAll(got, nil), version.ReplaceAll(want, nil)
}
