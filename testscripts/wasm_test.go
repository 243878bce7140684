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

// largest is what a page may have to download before it can run a
// program: the bytes that a server sends, compressed. 733 kB of them
// are Go's runtime and package fmt, a greeter brings 260 kB of the
// standard library and the kernel, and each program some 7 kB.
const largest = 1_200_000

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
	binary []byte
}

func newWasm(t *testing.T) *wasmFile {
	file := filepath.Join(t.TempDir(), "book.wasm")
	if _, err := wasm.Build("..", file); err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return &wasmFile{newMachine(t, binary), binary}
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
	t.Logf("%d bytes, compressed %d", len(w.binary), b.Len())
	if b.Len() > largest {
		t.Errorf("%d bytes compressed, at most %d", b.Len(), largest)
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
