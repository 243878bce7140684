package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is checked in is what the compiler makes now, wherever a
// file of this module asks for it.
func TestUpToDate(t *testing.T) {
	dirs := asking(t, "../../..")
	if len(dirs) < 2 {
		t.Fatalf("only %q ask for the compiler", dirs)
	}
	for _, dir := range dirs {
		err := run(dir, filepath.Join(dir, "compiled"), true)
		if err != nil {
			t.Error(err)
		}
	}
}

// asking is the directories with a line for go generate.
func asking(t *testing.T, root string) (dirs []string) {
	t.Helper()
	const line = "\n//go:generate go run artofwaiting/code/" +
		"generator/compile\n"
	walk := func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		if strings.Contains(string(text), line) {
			dirs = append(dirs, filepath.Dir(path))
		}
		return err
	}
	if err := filepath.WalkDir(root, walk); err != nil {
		t.Fatal(err)
	}
	return dirs
}

// Writing removes what an earlier run has made, and nothing else;
// -check tells each kind of difference.
func TestWriteAndCompare(t *testing.T) {
	out := t.TempDir()
	put := func(name, text string) {
		path := filepath.Join(out, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("gone.go", mark+"gone.go; DO NOT EDIT.\n")
	put("own.go", "package compiled\n")
	made := map[string][]byte{"a.go": []byte(mark + "a.go")}

	err := compare(out, made)
	if err == nil || !strings.Contains(err.Error(), "a.go: not") ||
		!strings.Contains(err.Error(), "gone.go: its source") {
		t.Errorf("before: %v", err)
	}
	put("a.go", "package mine\n")
	if write(out, made) == nil {
		t.Error("wrote over what is not ours")
	}
	os.Remove(filepath.Join(out, "a.go"))
	if err := write(out, made); err != nil {
		t.Fatal(err)
	}
	if err := compare(out, made); err != nil {
		t.Errorf("after: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "own.go")); err != nil {
		t.Errorf("not ours: %v", err)
	}
	put("a.go", mark+"a.go, edited")
	if err := compare(out, made); err == nil {
		t.Error("an edit was not seen")
	}
}

// A type error is the author's, and has its place.
func TestTypeError(t *testing.T) {
	err := checked(t, source("var x string = 1\n_ = x")).errors()
	if err == nil || !strings.HasPrefix(err.Error(), "p.go:12:") {
		t.Errorf("%v", err)
	}
}

// A directory that no package can be named after is refused.
func TestPackageName(t *testing.T) {
	dir := asking(t, "../../..")[0]
	err := run(dir, filepath.Join(t.TempDir(), "a-b"), false)
	if err == nil || !strings.Contains(err.Error(), "no name") {
		t.Error(err)
	}
}

// What needs files that are not Go is refused where it says so.
func TestOthers(t *testing.T) {
	for says, src := range map[string]string{
		"2:8: cgo":                       "import \"C\"",
		"2:1: a function without a body": "func add(n int) int",
		"2:1: an embedded file":          "//go:embed a.txt\nvar s string",
	} {
		p := newProgram("p", nil)
		err := p.parse("a.go", []byte("package p\n"+src+"\n"))
		if err == nil {
			err = p.errors()
		}
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v\nwant %s", err, says)
		}
	}
}

// A file may begin with a mark that says how it is encoded, and
// end in the middle of a line.
func TestMarked(t *testing.T) {
	text := must(t, "\ufeff"+source("y.Yield(1)")+"// end")
	if !strings.HasPrefix(text, mark) ||
		strings.Contains(text, "\ufeff") ||
		!strings.Contains(text, "// end\n") {
		t.Error(text)
	}
}
