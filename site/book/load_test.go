package book

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// load reads a book that must be good.
func load(t *testing.T, root string) *Book {
	t.Helper()
	b, err := Load(root)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGoodBook(t *testing.T) {
	b := load(t, build(t))
	if len(b.Chapters) != 3 || b.Chapter(1) != b.Chapters[0] {
		t.Fatalf("chapters %v", b.Chapters)
	}
	if z := b.Chapter(101); z == nil || !z.Appendix() ||
		z.Title != "The rest" || z.Layers != nil {
		t.Errorf("appendix %v", z)
	}
	if b.Chapter(7) != nil || b.Chapter(102) != nil {
		t.Error("a chapter that is not there")
	}
	if want := (Claim{1, "Threads cost."}); len(b.Claims) != 3 ||
		b.Claims[1] != want {
		t.Errorf("claims %v", b.Claims)
	}
	if d := b.Data["cost"]; d == nil || d.Title != "Cost" {
		t.Errorf("data %v", b.Data)
	}
	c := b.Chapters[0]
	got := fmt.Sprint(c.Name, c.File, c.Title, c.Summary, c.Layers,
		c.FirstLine, c.Appendix())
	want := fmt.Sprint("01-x", chapter, "Waiting", "One sentence.",
		[]string{"code/a", "code/b"}, 6, false)
	if got != want {
		t.Errorf("front matter: %s, want %s", got, want)
	}
}

// lines finds the line of each text in a file of the mini book.
func lines(t *testing.T, root string, texts ...string) (list []int) {
	t.Helper()
	src := get(t, root, chapter)
	for _, text := range texts {
		before, _, ok := strings.Cut(src, text)
		if !ok {
			t.Fatalf("no %q", text)
		}
		list = append(list, 1+strings.Count(before, "\n"))
	}
	return list
}

func TestGoodSections(t *testing.T) {
	root := build(t)
	c := load(t, root).Chapters[0]
	at := lines(t, root, "## Don't", "### The first", "## The end",
		"```unshown")
	want := []Section{
		{2, "threads", "Don’t 10", []int{1, 3}, 0, at[0]},
		{3, "ex", "The first", nil, 1, at[1]},
		{2, "the-end", "The end", nil, 0, at[2]},
	}
	if !reflect.DeepEqual(c.Sections, want) {
		t.Errorf("sections %+v, want %+v", c.Sections, want)
	}
	why := []Unshown{{"code/a/a.go#Hidden", "Nobody asks.", at[3]}}
	if !reflect.DeepEqual(c.Unshown, why) {
		t.Errorf("unshown %v, want %v", c.Unshown, why)
	}
}

func TestFrontMatter(t *testing.T) {
	form := "begin the file with a line ---"
	refuse(t, []bad{
		{name: "none", edit: in("---\ntitle", "title"),
			msg: "no front matter", fix: form},
		{name: "empty file", edit: in("", ""),
			msg: "or there is none", fix: form},
		{name: "not closed", edit: in("", "---\ntitle: T\nsummary: S\n"),
			msg: "not closed", fix: form},
		{name: "closed too late", edit: in("code/b\n---\n", "code/b\n"),
			at: "\nThere were", msg: `"" is no line of a front matter`,
			fix: "title, summary and layers"},
		{name: "unknown key", edit: in("layers:", "layer:"), at: "layer:",
			msg: "layer: code/a", fix: "title, summary and layers"},
		{name: "missing title", edit: in("title: Waiting\n", ""),
			msg: "title or summary is missing", fix: form},
		{name: "empty summary", edit: in("One sentence.", ""),
			msg: "title or summary is missing", fix: form},
	})
}

func TestFiles(t *testing.T) {
	const other = "---\ntitle: T\nsummary: S\n---\n"
	rename := "rename the file"
	refuse(t, []bad{
		{name: "one number twice", edit: edit{"book/01-y.md", "", other},
			in: "book/01-y.md", msg: "chapter 1 is also book/01-x.md",
			fix: "another number"},
		{name: "no number", edit: edit{"book/x.md", "", other},
			in: "book/x.md", msg: "NN-name.md", fix: rename},
		{name: "capitals", edit: edit{"book/02-X.md", "", other},
			in: "book/02-X.md", msg: "small letters", fix: rename},
		{name: "a claim of no chapter",
			edit: edit{"book/claims.txt", "1 Threads b", "Threads b"},
			in:   "book/claims.txt", at: "Threads b",
			msg: `"Threads block." is no claim`, fix: "a space"},
		{name: "a chapter of no claim",
			edit: edit{"book/claims.txt", "1 Threads block.", "1 "},
			in:   "book/claims.txt", at: "1 \n",
			msg: `"1" is no claim`, fix: "a space"},
	})
	for _, name := range []string{"book/.#01-x.md", "book/.x.md"} {
		load(t, build(t, edit{name, "", "an editor's"}))
	}
}

func TestUnreadable(t *testing.T) {
	for _, name := range []string{"book/02-x.md", "book/claims.txt",
		"book/data/x.json"} {
		root := build(t, edit{name, "", removed},
			edit{name + "/x", "", "a directory"})
		_, err := Load(root)
		var ps Problems
		if !errors.As(err, &ps) ||
			!slices.ContainsFunc(ps, func(p *Problem) bool {
				return p.File == name &&
					strings.Contains(p.Msg, "is a directory")
			}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := Load(t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "no chapters") {
		t.Errorf("an empty directory: %v", err)
	}
}

func TestRootIsNoPattern(t *testing.T) {
	root := filepath.Join(t.TempDir(), "a[b")
	if err := os.Rename(build(t), root); err != nil {
		t.Fatal(err)
	}
	b := load(t, root)
	if len(b.Chapters) != 3 || len(b.Chapters[0].Exercises) != 1 {
		t.Errorf("chapters %v", b.Chapters)
	}
}

func TestNoClaimsNoMakefile(t *testing.T) {
	root := build(t, edit{"book/claims.txt", "", removed},
		edit{"Makefile", "", removed}, in(` claims="1 3"`, ""),
		in("$ make check\n", ""))
	if b := load(t, root); b.Claims != nil {
		t.Errorf("claims %v", b.Claims)
	}
}

func TestHeadings(t *testing.T) {
	at := "## Don't"
	refuse(t, []bad{
		{name: "claim too high", edit: in(`"1 3"`, `"1 4"`), at: at,
			msg: `claims: "4" is no number from 1 to 3`, fix: `claims="1 2"`},
		{name: "claim zero", edit: in(`"1 3"`, `"0"`), at: at,
			msg: `claims: "0" is no number`, fix: `claims="1 2"`},
		{name: "claim no number", edit: in(`"1 3"`, `"one"`), at: at,
			msg: `claims: "one" is no number`, fix: `claims="1 2"`},
		{name: "claims an array", edit: in(`"1 3"`, `[1]`), at: at,
			msg: `claims: "[1]" is no number`, fix: `claims="1 2"`},
		{name: "no claim", edit: in(`"1 3"`, `""`), at: at,
			msg: "claims names no number", fix: "remove claims"},
		{name: "one id twice", edit: in("## The end", "## The end {#ex}"),
			at: "## The end", msg: `the id "ex" is also that of line`,
			fix: "another {#id}"},
		{name: "the parser fails", edit: in("{#threads", "{id=7"), at: at,
			msg: "the Markdown parser fails", fix: "write {#id}"},
	})
}

func TestAllProblemsSorted(t *testing.T) {
	_, err := Load(build(t, after("{{01-x.no}} and <b>\n"),
		edit{"book/claims.txt", "1 Threads c", "Threads c"},
		in("title: W", "title:W"), in("## The end", "<i>\n"),
		edit{"book/00-a.md", "", "none"},
		edit{"book/figures/01-lanes.svg", `id="edge"`, `style=""`}))
	var ps Problems
	if !errors.As(err, &ps) {
		t.Fatal(err)
	}
	var got []string
	for _, p := range ps {
		got = append(got, fmt.Sprintf("%s:%d", p.File, p.Line))
	}
	want := []string{"book/00-a.md:1", "book/01-x.md:13",
		"book/01-x.md:13", "book/01-x.md:61", "book/claims.txt:2",
		"book/figures/01-lanes.svg:2"}
	if !slices.Equal(got, want) {
		t.Errorf("problems at %q, want %q", got, want)
	}
	text := err.Error()
	if !strings.Contains(text, "book/00-a.md:1: no front matter\n\tbegin") ||
		strings.Count(text, "book/") < len(want) {
		t.Errorf("the error is %s", text)
	}
}
