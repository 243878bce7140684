package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/check"
	"artofwaiting/site/highlight"
	"artofwaiting/site/keep"
	"artofwaiting/site/press"
	"artofwaiting/site/render"
)

// real is this book.
func real(t testing.TB) (*book.Book, *highlight.Program) {
	t.Helper()
	b, err := book.Load("..")
	if err != nil {
		t.Fatal(err)
	}
	p, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	return b, p
}

func TestBook(t *testing.T) {
	b, _ := real(t)
	report, err := check.Book(b)
	if err != nil {
		t.Error(err)
	}
	if report.Lines < 1000 || report.Shown != report.Lines {
		t.Errorf("the book shows %d of %d lines of its code", report.Shown, report.Lines)
	}
	site, err := press.Draw(b, render.Options{Runs: all}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := check.Pages(site); err != nil {
		t.Error(err)
	}
	for _, c := range b.Chapters {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		w.Write(site[c.Name+".html"])
		w.Close()
		if n := out.Len(); n < 1000 || n > 30<<10 {
			t.Errorf("the page of %s has %d bytes after gzip", c.Name, n)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	book, program := real(b)
	b.ReportAllocs()
	for b.Loop() {
		site, err := render.Render(book, program, render.Options{})
		if err == nil {
			err = keep.Add(book, site, render.Options{}, nil)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

const exerciseDir = "chapters/00-x/exercises/1/"

// mini writes a book whose copies are synced. It is a prologue, for
// which there are hardly any limits.
func mini(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module artofwaiting\n\ngo 1.26\n",
		"book/00-x.md": "---\ntitle: X\nsummary: About x.\nlayers: code/sys\n---\n\n" +
			"```go code/sys/sys.go\nstale\n```\n\n### Try {#try exercise=\"1\"}\n\n" +
			"> [!HINT]\n> Add it up.\n",
		"code/sys/sys.go":             "package sys\n\n// F is here.\nfunc F() {}\n",
		"cost/main.go":                "package main\n\nfunc main() {}\n",
		exerciseDir + "a.go":          "package a\n\nconst A = 1\n",
		exerciseDir + "solution/a.go": "package a\n\nconst A = 2\n",
		exerciseDir + "a_test.go": "//go:build exercise\n\npackage a\n\n" +
			"import \"testing\"\n\nfunc TestA(t *testing.T) { if A != 2 { t.Fatal(A) } }\n",
	} {
		write(t, filepath.Join(root, name), text)
	}
	if err := run(t.Context(), []string{"-C", root, "sync"}, io.Discard); err != nil {
		t.Fatal(err)
	}
	return root
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777),
		os.WriteFile(name, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// wants compares an error with a part of it, or with none.
func wants(t *testing.T, err error, part string) {
	t.Helper()
	if part == "" && err != nil || part != "" &&
		(err == nil || !strings.Contains(err.Error(), part)) {
		t.Errorf("%v, want %q", err, part)
	}
}

func TestUsage(t *testing.T) {
	root := mini(t)
	t.Chdir(root)
	for _, args := range []string{
		"", "nonsense", "-C", "-C " + root, "-C " + root + " nonsense", "-h",
		"sync x", "check x", "wasm x", "render x", "render -h", "serve x", "serve -h",
		"exercise", "exercise 0.1 0.2", "exercise 0.1 -hint x", "exercise -all 0.1",
		"exercise -hint", "audit x", "audit -h", "measure", "measure a", "measure a b c",
	} {
		var out bytes.Buffer
		err := run(t.Context(), strings.Fields(args), &out)
		if !errors.Is(err, errUsage) || out.Len() > 0 {
			t.Errorf("%q: %v, printed %q; want the usage", args, err, out.String())
		}
	}
	wants(t, run(t.Context(), []string{"render", "-nonsense"}, io.Discard), "-nonsense")
	if _, err := os.Stat("public"); err == nil {
		t.Error("something was rendered")
	}
}

func TestNotARoot(t *testing.T) {
	dir := t.TempDir()
	for _, command := range []string{"sync", "check", "render", "serve", "exercise", "measure", "audit"} {
		err := run(t.Context(), []string{"-C", dir, command}, io.Discard)
		wants(t, err, dir+" is not the root of the book")
	}
}

func TestCommands(t *testing.T) {
	root := mini(t)
	for _, test := range []struct{ args, printed, failed string }{
		{"sync", "", ""},
		{"check", "00-x", ""},
		{"wasm", "", "no program"},
		{"render -url https://x.example/ -repo https://y.example/", "wrote ", ""},
		{"exercise 0.1", "does not pass yet", "not yet"},
		{"exercise 0.1 -hint", "Hint: Add it up.", "not yet"},
		{"exercise -hint 0.1", "Hint: Add it up.", "not yet"},
		{"exercise -solution 0.1", "passes", ""},
		{"exercise -all", "0.1", ""},
		{"exercise 7.1", "", `no exercise "7.1"`},
		{"measure x ./cost", "go run ./cost", "go run ./cost prints no measurement"},
		{"serve -addr 8.8.8.8:80", "", "8.8.8.8"},
	} {
		t.Run(test.args, func(t *testing.T) {
			var out bytes.Buffer
			err := run(t.Context(), append([]string{"-C", root},
				strings.Fields(test.args)...), &out)
			wants(t, err, test.failed)
			if !strings.Contains(out.String(), test.printed) {
				t.Errorf("printed %q, want %q", out.String(), test.printed)
			}
		})
	}
	public := files(t, root)
	if !strings.Contains(public["sitemap.xml"], "https://x.example/00-x.html") ||
		!strings.Contains(public["00-x.html"], "https://y.example/edit/main/book/00-x.md") {
		t.Error("render made nothing of its flags")
	}
}

// files is what public/ holds.
func files(t *testing.T, root string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	names, err := filepath.Glob(filepath.Join(root, "public", "*.*"))
	for _, name := range names {
		text, err1 := os.ReadFile(name)
		all[filepath.Base(name)], err = string(text), errors.Join(err, err1)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Whatever is wrong with the book, what was rendered before stays.
func TestWrongBookIsNotRendered(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"stale", "code/sys/sys.go", "package sys\n\n// F is gone.\nfunc F() {}\n",
			"book/00-x.md:7: the copy of code/sys/sys.go is stale"},
		{"does not compile", "chapters/00-x/main.go", "package main\n\nfunc main() { x() }\n",
			"chapters/00-x/main.go:3: undefined: x"},
		{"dead link", "book/01-y.md",
			"---\ntitle: Y\nsummary: S.\nlayers:\n---\n\n[z](z.html)\n", "public/01-y.html:"},
		{"no layer", "book/01-y.md", "---\ntitle: Y\nsummary: S.\nlayers: code/z\n---\n\n" +
			"{{outline}}\n", "book/01-y.md:1: layer code/z"},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := mini(t)
			public := filepath.Join(root, "public")
			if _, err := press.Build(root, public, render.Options{}); err != nil {
				t.Fatal(err)
			}
			before := files(t, root)
			write(t, filepath.Join(root, test.file), test.text)
			_, err := press.Build(root, public, render.Options{})
			wants(t, err, test.want)
			if !maps.Equal(files(t, root), before) {
				t.Error("public/ has changed")
			}
		})
	}
}

// check prints its table whatever it finds.
func TestCheckFails(t *testing.T) {
	root := mini(t)
	write(t, filepath.Join(root, "code/sys/more.go"), "package sys\n\nvar V int\n")
	var out bytes.Buffer
	err := run(t.Context(), []string{"-C", root, "check"}, &out)
	wants(t, err, "code/sys/more.go:3: no listing shows line 3\n\t")
	if !strings.Contains(out.String(), "code: ") || !strings.Contains(out.String(), "00-x") {
		t.Errorf("printed %q", out.String())
	}
}

// serve renders by itself, pages that reload, and ends with its
// context.
func TestServe(t *testing.T) {
	root := mini(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, in := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, []string{"-C", root, "serve", "-addr", "127.0.0.1:0"}, in)
		in.Close()
	}()
	var said []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said = append(said, lines.Text())
		switch lines.Text() {
		case "rendered", "not rendered:":
			stop() // or it waits for a change that nobody makes
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	all := strings.Join(said, "\n")
	if strings.Count(all, "\nrendered") != 1 || !strings.Contains(all, "http://127.0.0.1:") {
		t.Errorf("it said:\n%s", all)
	}
	if !strings.Contains(files(t, root)["00-x.html"], "data-live") {
		t.Error("the pages do not listen for changes")
	}
}
