package bundle

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"artofwaiting/site/archive/archivetest"
	"artofwaiting/site/book"
)

// small is a book with a chapter whose program needs two packages,
// and one module that is not ours.
func small(t *testing.T) (*book.Book, *book.Chapter) {
	t.Helper()
	root := t.TempDir()
	const dir = "chapters/01-one/"
	for name, text := range map[string]string{
		"LICENSE": "Do.\n",
		"go.mod": "module artofwaiting\n\ngo 1.26.0\n\nrequire (\n\tx.example/a v1.0.0\n" +
			"\tx.example/ab v1.0.0 // indirect\n)\n\nrequire x.example/c v1.2.0\n",
		"go.sum": "x.example/a v1.0.0 h1:a=\nx.example/a v1.0.0/go.mod h1:b=\n" +
			"x.example/ab v1.0.0 h1:c=\nx.example/c v1.2.0 h1:d=\n",
		dir + "main.go": "// One is\n// first. And more.\npackage main\n\n" +
			"import _ \"artofwaiting/code/up\"\n",
		dir + "more.go":       "package main\n\nimport _ \"fmt\"\n",
		dir + "try/main.go":   "// Try it.\npackage main\n",
		dir + "try/data.txt":  "data",
		dir + "try/a_test.go": "package main\n\nimport _ \"artofwaiting/code/help\"\n",
		dir + ".hidden":       "x",
		dir + "exercises/1/solution/main.go": "// No program\n" +
			"package main\n",
		dir + "peers/go.mod":   "module peers\n",
		dir + "peers/main.go":  "package main\n\nimport _ \"artofwaiting/code/other\"\n",
		"code/up/up.go":        "package up\n\nimport _ \"artofwaiting/code/down\"\n",
		"code/up/up_test.go":   "package up\n\nimport _ \"artofwaiting/code/other\"\n",
		"code/up/deep/deep.go": "package deep\n",
		"code/down/down.go":    "package down\n\nimport _ \"x.example/a/b\"\n",
		"code/help/help.go":    "package help\n",
		"code/other/other.go":  "package other\n",
	} {
		file := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777),
			os.WriteFile(file, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	c := &book.Chapter{Number: 1, Name: "01-one", Title: "One",
		Exercises: []*book.Exercise{{Dir: dir + "exercises/1"}}}
	return &book.Book{Root: root, Chapters: []*book.Chapter{c}}, c
}

func TestPack(t *testing.T) {
	b, c := small(t)
	data, err := New(b).Pack(c)
	if err != nil {
		t.Fatal(err)
	}
	files := archivetest.Unzip(t, data)
	want := "LICENSE README.md chapters/01-one/exercises/1/solution/main.go " +
		"chapters/01-one/main.go chapters/01-one/more.go chapters/01-one/try/a_test.go " +
		"chapters/01-one/try/data.txt chapters/01-one/try/main.go code/down/down.go " +
		"code/help/help.go code/up/up.go go.mod go.sum"
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		name, in := strings.CutPrefix(name, "01-one/")
		if !in {
			t.Errorf("%s is in no directory of its own", name)
		}
		names = append(names, name)
	}
	if got := strings.Join(names, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for name, want := range map[string]string{
		"go.mod": "module artofwaiting\n\ngo 1.26.0\n\nrequire x.example/a v1.0.0\n",
		"go.sum": "x.example/a v1.0.0 h1:a=\nx.example/a v1.0.0/go.mod h1:b=\n",
	} {
		if got := string(files["01-one/"+name]); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	readme := string(files["01-one/README.md"])
	for _, want := range []string{"# Chapter 1: One\n", "With Go 1.26 or later",
		"    cd 01-one\n    go run ./chapters/01-one\n    go run ./chapters/01-one/try\n",
		"- `chapters/01-one`: One is first.\n", "- `chapters/01-one/try`: Try it.\n",
		"    go test -tags exercise ./chapters/01-one/exercises/1\n"} {
		if !strings.Contains(readme, want) {
			t.Errorf("no %q in\n%s", want, readme)
		}
	}
	if strings.Contains(readme, "solution") {
		t.Errorf("a solution is no program:\n%s", readme)
	}
	again, err := New(b).Pack(c)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("packed again it is another file, %v", err)
	}
}

func TestPackFails(t *testing.T) {
	for file, want := range map[string]string{
		"chapters/01-one/main.go": "chapters/01-one/main.go:1:",
		"code/up/up.go":           "code/up/up.go:1:",
	} {
		b, c := small(t)
		if err := os.WriteFile(filepath.Join(b.Root, file), []byte("not Go"), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := New(b).Pack(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, file := range []string{"LICENSE", "go.mod", "go.sum", "code/down"} {
		b, c := small(t)
		if err := os.RemoveAll(filepath.Join(b.Root, file)); err != nil {
			t.Fatal(err)
		}
		if _, err := New(b).Pack(c); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("without %s: %v", file, err)
		}
	}
}
