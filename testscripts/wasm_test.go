package testscripts

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"artofwaiting/site/wasm"
)

// What a page may have to download before it can run a program: the
// bytes that a server sends, compressed. 635 kB of them are Go's
// runtime and package fmt, a greeter brings 205 kB of the standard
// library and the kernel. A program brings 6 kB, and one with futures
// 12, for it composes types of its own.
const (
	shared = 750_000
	each   = 12_000
)

// TestWasm runs all programs from one WebAssembly file, the one that
// a page has.
func TestWasm(t *testing.T) {
	w := newWasm(t)
	t.Run("size", w.size)
	t.Run("again", w.again)
	runScripts(t, w.run, false)
}

// A wasmFile is that file, ready for any number of runs.
type wasmFile struct {
	*machine
	binary   []byte
	programs int
}

func newWasm(t *testing.T) *wasmFile {
	file := filepath.Join(t.TempDir(), "book.wasm")
	info, err := wasm.Build("..", file)
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return &wasmFile{newMachine(t, binary), binary, len(info.Programs)}
}

func (w *wasmFile) run(ts *testscript.TestScript, neg bool,
	args []string) {
	name := strings.TrimPrefix(args[0], "./")
	args = append([]string{name}, args[1:]...)
	_, err := w.start(context.Background(), ts.Stdout(), ts.Stderr(),
		args...)
	finish(ts, neg, name, err)
}

func (w *wasmFile) size(t *testing.T) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(w.binary); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	most := shared + each*w.programs
	t.Logf("%d programs: %d bytes, compressed %d of at most %d",
		w.programs, len(w.binary), b.Len(), most)
	if b.Len() > most {
		t.Error("that is too large for a page")
	}
}

// again: every run is the same run, to the nanosecond. A thousand
// goroutines, their order, their chance and their sleep are in it.
func (w *wasmFile) again(t *testing.T) {
	type outcome struct {
		text string
		took int64
	}
	var first outcome
	for i := range 3 {
		var out bytes.Buffer
		took, err := w.start(t.Context(), &out, &out,
			"chapters/01-blocking-threads")
		if err != nil {
			t.Fatal(err)
		}
		now := outcome{out.String(), took}
		if i == 0 {
			first = now
		} else if now != first {
			t.Fatalf("%v\nand before\n%v", now, first)
		}
	}
	t.Logf("%d ns there", first.took)
}
