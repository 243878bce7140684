package browser

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"artofwaiting/site/book"
	"artofwaiting/site/runner"
)

// programs is a book of programs that no book has.
const programs = `
-- go.mod --
module book

go 1.26
-- go.sum --
-- LICENSE --
Do.
-- Makefile --
all:
-- book/00-x.md --
---
title: Programs
summary: Good and bad.
layers:
---

§§§go chapters/00-x/main.go#words
§§§

§§§output testscripts/00-x.txtar#hello.golden
§§§

§§§output testscripts/00-x.txtar#endless.golden
§§§

§§§output testscripts/00-x.txtar#flood.golden
§§§

§§§output testscripts/00-x.txtar#panic.golden
§§§

§§§output testscripts/00-x.txtar#other.golden
§§§

§§§output testscripts/00-x.txtar#hello.golden/there
§§§

§§§output testscripts/00-x.txtar#args.golden vary="some -n 1..3..9, delay -delay 0..30..99ms"
§§§
-- testscripts/00-x.txtar --
run ./chapters/00-x hello
cmp stdout hello.golden
run ./chapters/00-x endless
cmp stdout endless.golden
run ./chapters/00-x flood
cmp stdout flood.golden
run ./chapters/00-x panic
cmp stdout panic.golden
run ./chapters/00-x hello
cmp stdout other.golden
run ./chapters/00-x args -n 3
cmp stdout args.golden
%% hello.golden %%
hello

there ünd

back
%% endless.golden %%
begun
%% flood.golden %%
flood
%% panic.golden %%
before
%% args.golden %%
args -n 3
%% other.golden %%
goodbye
-- chapters/00-x/main.go --
package main

import (
	"os"
	"strings"
)

func main() {
	switch os.Args[1] {
	case "args":
		os.Stdout.WriteString(words() + "\n")
	case "hello":
		os.Stdout.WriteString("hello\n\nthere \xc3")
		os.Stdout.WriteString("\xbcnd\n\nback\n")
	case "endless":
		os.Stdout.WriteString("begun\n")
		for {
		}
	case "flood":
		for {
			os.Stdout.WriteString("more and more of it\n")
		}
	case "panic":
		os.Stdout.WriteString("before\n")
		panic("enough")
	}
}

// words is what the program was told.
func words() string { return strings.Join(os.Args[1:], " ") }
`

// programsDir is that book, published.
func programsDir(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	inner := strings.NewReplacer("§§§", "```", "%%", "--")
	for _, f := range txtar.Parse([]byte(programs)).Files {
		name := filepath.Join(root, f.Name)
		data := inner.Replace(string(f.Data))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777),
			os.WriteFile(name, []byte(data), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.Sync(root); err != nil {
		t.Fatal(err)
	}
	if _, err := runner.Pack(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "public")
	publish(t, root, dir)
	return dir
}

// figure is the figure of output i.
func figure(i string) string {
	return "document.querySelectorAll('figure:has(.go)')[" + i + "]"
}

func TestPrograms(t *testing.T) {
	find(t)
	dir := programsDir(t)
	b := newTab(t, startBrowser(t))
	for i, url := range []string{serve(t, os.DirFS(dir)),
		"file://" + filepath.ToSlash(dir)} {
		scheme, _, _ := strings.Cut(url, ":")
		view := views[2-i] // a desktop, a phone in the dark
		t.Run(scheme, func(t *testing.T) {
			b.complain(t, b.visit(t, url+"/00-x.html", view))
			b.fine(t)
			b.stopped(t)
			b.bad(t)
			b.varied(t)
			b.complain(t, b.check(view))
			b.complain(t, b.take())
		})
	}
	t.Run("no program", func(t *testing.T) {
		gone := filepath.Join(dir, "run", "00-x.wasm.gz")
		if err := os.Remove(gone); err != nil {
			t.Fatal(err)
		}
		b.visit(t, serve(t, os.DirFS(dir))+"/00-x.html", views[0])
		var got ran
		b.await("click("+figure("0")+")", &got)
		if !strings.HasPrefix(got.Note, "It cannot be run here: ") ||
			!strings.HasSuffix(got.Note, "00-x.wasm.gz: 404") {
			t.Errorf("%+v", got)
		}
	})
	t.Run("no script", func(t *testing.T) {
		b.call("Emulation.setScriptExecutionDisabled",
			map[string]any{"value": true}, nil)
		b.visit(t, serve(t, os.DirFS(dir))+"/00-x.html", views[0])
		b.call("Emulation.setScriptExecutionDisabled",
			map[string]any{"value": false}, nil)
		if got := b.eval(`getComputedStyle(document.querySelector('.go')).display`); got != "none" {
			t.Errorf("the button is %s", got)
		}
	})
}

// fine: what is printed comes again, also a second time, and nothing
// was asked for before.
func (b *tab) fine(t *testing.T) {
	if got := b.eval(`performance.getEntriesByType('resource')
		.filter(e => e.name.includes('/run/')).length +
		document.querySelectorAll('script[src*="run/"]').length`); got != "0" {
		t.Errorf("%s files were there before anybody clicked", got)
	}
	for range 2 {
		var got ran
		b.await("click("+figure("0")+")", &got)
		if !strings.HasPrefix(got.Note, "The same as printed, byte for byte.") ||
			got.Printed != "hello\n\nthere ünd\n\nback\n" {
			t.Errorf("%+v", got)
		}
	}
	var got ran
	b.await("click("+figure("5")+")", &got)
	grey := b.eval("[..." + figure("5") + ".querySelectorAll('.ctx')]" +
		".map(s => JSON.stringify(s.textContent)).join(' ')")
	if !strings.HasPrefix(got.Note, "The printed lines are among these") ||
		grey != `"hello\n\n" "\nback\n"` {
		t.Errorf("%+v, grey %s", got, grey)
	}
}

// stopped: a program that would never end has begun, and is stopped,
// and so is another after it.
func (b *tab) stopped(t *testing.T) {
	for range 2 {
		var got string
		b.await(`(async figure => {
			figure.querySelector('.go').click();
			await until(figure, () => printed(figure) === 'begun\n');
			const running = figure.querySelector('.go').textContent;
			figure.querySelector('.go').click();
			await says(figure, 'Stopped');
			return running + ', ' + figure.querySelector('.go').textContent +
				', ' + figure.querySelector('.said').textContent;
		})(`+figure("1")+`)`, &got)
		if got != "Stop, Run, Stopped." {
			t.Error(got)
		}
	}
}

// bad: an end that is none, and one that is not that of the book.
func (b *tab) bad(t *testing.T) {
	for i, want := range map[string]string{
		"2": "Stopped after 256 kB of output. ",
		"3": "The same as printed, byte for byte. Exit status 2. ",
		"4": "This is not what is printed in the book. ",
	} {
		var got ran
		b.await("click("+figure(i)+")", &got)
		if !strings.HasPrefix(got.Note, want) {
			t.Errorf("%s: %s, want %s", i, got.Note, want)
		}
	}
	text := b.eval(figure("3") + ".querySelector('samp').textContent")
	for _, part := range []string{"before\n", "panic: enough", "main.go:25"} {
		if !strings.Contains(text, part) {
			t.Errorf("%s\nwant %q", text, part)
		}
	}
}

// varied: sliders change the command, the run is that of the command,
// and what was printed before is pale.
func (b *tab) varied(t *testing.T) {
	const (
		slide = `(([i, v]) => { const r = f.querySelectorAll('input')[i];
			r.value = v; r.dispatchEvent(new Event('input')); })`
		state = `[...f.querySelectorAll('kbd, output')].map(e => e.textContent)
			.join(', ') + (f.classList.contains('stale') ? ', stale' : '') +
			(f.querySelector('.args button').disabled ? '' : ', changed')`
	)
	for _, s := range []struct{ do, want string }{
		{"0", "go run ./chapters/00-x args -n 3, 3, 30ms"},
		{slide + "([0, 7])", "go run ./chapters/00-x args -n 7, 7, 30ms, stale, changed"},
		{slide + "([1, 0])",
			"go run ./chapters/00-x args -n 7 -delay 0ms, 7, 0ms, stale, changed"},
		{"click(f)", "go run ./chapters/00-x args -n 7 -delay 0ms, 7, 0ms, changed"},
		{slide + "([0, 3])", "go run ./chapters/00-x args -n 3 -delay 0ms, 3, 0ms, stale, changed"},
		{"f.querySelector('.args button').click()",
			"go run ./chapters/00-x args -n 3, 3, 30ms, stale"},
		{"click(f)", "go run ./chapters/00-x args -n 3, 3, 30ms"},
		{slide + "([0, 9])", "go run ./chapters/00-x args -n 9, 9, 30ms, stale, changed"},
	} {
		var got, said string
		do := "(async f => { await (" + s.do + "); return "
		b.await(do+state+"})("+figure("6")+")", &got)
		if got != s.want {
			t.Errorf("%s: %q, want %q", s.do, got, s.want)
		}
		if s.do != "click(f)" {
			continue
		}
		b.await("(f => f.querySelector('.said').textContent + printed(f))("+
			figure("6")+")", &said)
		want, printed := "The same as printed", "args -n 3\n"
		if strings.Contains(s.want, "changed") {
			want, printed = "Run with args -n 7 -delay 0ms. ", "args -n 7 -delay 0ms\n"
		}
		if !strings.HasPrefix(said, want) || !strings.HasSuffix(said, printed) {
			t.Errorf("%q, want %q and %q", said, want, printed)
		}
	}
}
