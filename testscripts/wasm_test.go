package testscripts

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"artofwaiting/site/wasm"
)

// most is what a page may have to download before it can run a
// program: the bytes that a server sends, compressed. 610 kB of them
// are Go's runtime and package fmt, a greeter brings 170 kB of the
// standard library and the kernel, and futures some 100 more.
const most = 900_000

// all is what programs may have that have the greeters of all
// chapters inside.
const all = 970_000

// TestWasm runs all programs from the WebAssembly files that the
// pages have.
func TestWasm(t *testing.T) {
	w := newWasm(t)
	t.Run("size", w.size)
	t.Run("again", w.again)
	t.Run("recordings", w.recordings)
	t.Run("varied", w.varied)
	runScripts(t, w.run, false)
}

// A wasmBook is these files, and where each program is.
type wasmBook struct {
	files    []*wasmFile
	programs map[string]*wasmFile
}

// A wasmFile is one of them, ready for any number of runs. It is
// compiled before the first.
type wasmFile struct {
	wasm.File
	binary  []byte
	machine func() *machine
}

func newWasm(t *testing.T) *wasmBook {
	dir := t.TempDir()
	info, err := wasm.Build(t.Context(), "..", dir)
	if err != nil {
		t.Fatal(err)
	}
	book := &wasmBook{programs: make(map[string]*wasmFile)}
	for _, f := range info.Files {
		binary, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		w := &wasmFile{f, binary, sync.OnceValue(func() *machine {
			return newMachine(t, binary)
		})}
		book.files = append(book.files, w)
		for _, name := range f.Programs {
			book.programs[name] = w
		}
	}
	return book
}

func (w *wasmBook) run(ts *testscript.TestScript, neg bool,
	args []string) {
	name := strings.TrimPrefix(args[0], "./")
	f := w.programs[name]
	if f == nil {
		ts.Fatalf("%s is in no file", name)
	}
	args = append([]string{name}, args[1:]...)
	_, err := f.machine().start(context.Background(),
		ts.Stdout(), ts.Stderr(), args...)
	finish(ts, neg, name, err)
}

func (w *wasmBook) size(t *testing.T) {
	for _, f := range w.files {
		n := compressed(t, f.binary)
		t.Logf("%-27s %2d programs: %d bytes, compressed %d",
			f.Name, len(f.Programs), len(f.binary), n)
		limit := most
		if strings.HasSuffix(f.Name, "-all.wasm") {
			limit = all
		}
		if n > limit {
			t.Errorf("%s is too large for a page, %d > %d",
				f.Name, n, limit)
		}
	}
}

func compressed(t *testing.T, file []byte) int {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(file); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// again: every run is the same run, to the nanosecond. A thousand
// goroutines, their order, their chance and their sleep are in it.
func (w *wasmBook) again(t *testing.T) {
	type outcome struct {
		text string
		took int64
	}
	const name = "chapters/01-blocking-threads"
	m := w.programs[name].machine()
	var first outcome
	for i := range 3 {
		var out bytes.Buffer
		took, err := m.start(t.Context(), &out, &out, name)
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
