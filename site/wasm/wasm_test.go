package wasm

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/tetratelabs/wazero"
	wasi "github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

const book = `
-- go.mod --
module book

go 1.26
-- chapters/01-a/main.go --
// Command a has a flag, and a package of its own.
package main

import (
	"flag"
	"os"

	"book/chapters/01-a/words"
)

var n = 1

func init() { n++ }

func main() {
	flag.IntVar(&n, "n", n, "how many")
	flag.Parse()
	for range n {
		os.Stdout.WriteString(words.Hello())
	}
}
-- chapters/01-a/words/words.go --
package words

type main struct{}

func (main) main() string { return "hello\n" }

func Hello() string { return main{}.main() }
-- chapters/01-a/exit/main.go --
package main
-- chapters/01-a/exit/other.go --
package main

import (
	"flag"
	"os"
)

type thing struct{}

func (thing) main() int { return 3 }

func main() {
	flag.Int("n", 1, "the same flag as another's")
	os.Exit(thing{}.main())
}
-- code/sys/box/box.go --
package box

func Panic(rune) rune { panic("boxed") }
-- chapters/01-a/panic/main.go --
package main

import (
	"strings"

	"book/code/sys/box"
)

func main() {
	strings.Map(box.Panic, "x")
}
-- chapters/02-b/main.go --
package main

func main() { println("b") }
-- chapters/01-a/web/main.go --
package main

import "net"

func main() { net.Listen("tcp", "") }
-- chapters/01-a/embeds/main.go --
package main

import _ "embed"

//go:embed main.go
var text string

func main() { print(text) }
-- chapters/01-a/elsewhere/main.go --
//go:build !wasip1

package main

func main() {}
-- chapters/01-a/exercises/1/solution/main.go --
package main

func main() {}
`

// write writes files below a new directory.
func write(t *testing.T, files string) (root string) {
	t.Helper()
	root = t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		name := filepath.Join(root, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestBuild(t *testing.T) {
	dir := t.TempDir()
	info, err := Build(t.Context(), write(t, book), dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, f := range info.Files {
		files = append(files, fmt.Sprint(f.Name, f.Programs))
	}
	want := []string{"01-a-box.wasm[chapters/01-a/panic]",
		"01-a.wasm[chapters/01-a chapters/01-a/exit]",
		"02-b.wasm[chapters/02-b]"}
	if !slices.Equal(files, want) {
		t.Errorf("files %q", files)
	}
	left := slices.Sorted(maps.Keys(info.LeftOut))
	want = []string{"chapters/01-a/embeds", "chapters/01-a/web"}
	if !slices.Equal(left, want) {
		t.Errorf("left out %v", info.LeftOut)
	}
	run := runner(t, filepath.Join(dir, "01-a.wasm"))
	for args, want := range map[string]string{
		"chapters/01-a":      "hello\nhello\n 0",
		"chapters/01-a -n=3": "hello\nhello\nhello\n 0",
		"chapters/01-a/exit": " 3",
		"chapters/01-a/web":  "no such program: chapters/01-a/web\n 2",
	} {
		if got := run(strings.Fields(args)); got != want {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
	testTrace(t, filepath.Join(dir, "01-a-box.wasm"))
}

// testTrace looks for our lines in a stack trace, and for those of
// the standard library, which only the names of functions are of.
func testTrace(t *testing.T, file string) {
	got := runner(t, file)([]string{"chapters/01-a/panic"})
	for _, want := range []string{"panic: boxed", "box.go:3", "main.go:10",
		"strings.Map(", "\n\t?:0", " 2"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nwant %q", got, want)
		}
	}
	if strings.Contains(got, "strings.go") {
		t.Errorf("%s\nwant no line of package strings", got)
	}
}

// runner runs programs of file: what one says, and its exit status.
func runner(t *testing.T, file string) func(args []string) string {
	t.Helper()
	binary, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	r := wazero.NewRuntime(ctx)
	wasi.MustInstantiate(ctx, r)
	module, err := r.CompileModule(ctx, binary)
	if err != nil {
		t.Fatal(err)
	}
	return func(args []string) string {
		var out bytes.Buffer
		_, err := r.InstantiateModule(ctx, module, wazero.
			NewModuleConfig().WithName("").WithArgs(args...).
			WithStdout(&out).WithStderr(&out))
		code := uint32(0)
		if exit, ok := errors.AsType[*sys.ExitError](err); ok {
			code, err = exit.ExitCode(), nil
		}
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(out.String(), " ", code)
	}
}

// The pieces of a memory come in any order, with zeros between them.
func TestPack(t *testing.T) {
	const (
		other = "\x00\x02ab"
		many  = "\x0b\x0e\x02\x00\x41\x04\x0b\x02de" +
			"\x00\x41\x01\x0b\x01a"
		one = "\x0b\x0c\x01\x00\x41\x00\x0b\x06\x00a\x00\x00de"
	)
	file := header + other + many
	got, err := pack([]byte(file+other), "m")
	if want := header + other + one + other; string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	for _, broken := range []string{"", "\x00asm\x02\x00\x00\x00",
		file[:len(file)-1], header + "\x0b", header + "\x0b\x01\x01",
		strings.Replace(file, "\x41", "\x23", 1)} {
		if got, err := pack([]byte(broken), "m"); err == nil {
			t.Errorf("%q has become %q", broken, got)
		}
	}
}

func TestMistakes(t *testing.T) {
	const main = "-- go.mod --\nmodule book\n-- chapters/1/main.go --\n"
	for files, want := range map[string]string{
		"-- x --\n":                 "go list",
		"-- go.mod --\nmodule m\n":  "no such file",
		main + "package main\n":     "Main",
		main + "package main\n}":    "main.go:2",
		main + "package one\n":      "no program",
		main + "package main\nx(\n": "main.go:2",
	} {
		dir := t.TempDir()
		_, err := Build(t.Context(), write(t, files), dir)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", files, err, want)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%q has left %v", files, left)
		}
	}
}

// A chapter of many programs has its greeter apart.
func TestDivide(t *testing.T) {
	var info Info
	add := func(name string) {
		p := program{ImportPath: "book/chapters/" + name}
		p.Module.Path = "book"
		info.add(p)
	}
	add("01-a")
	add("01-a/one")
	add("02-b")
	for i := range many {
		add(fmt.Sprint("02-b/", i))
	}
	info.divide()
	var files []string
	for _, f := range info.Files {
		files = append(files, fmt.Sprint(f.Name, len(f.programs), f.Programs[0]))
	}
	want := []string{"01-a.wasm2chapters/01-a",
		"02-b-greeter.wasm1chapters/02-b",
		"02-b.wasm8chapters/02-b/0"}
	if !slices.Equal(files, want) {
		t.Errorf("files %q, want %q", files, want)
	}
}
