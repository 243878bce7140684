package check

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"artofwaiting/site/book"
)

const (
	sysFile = `// Package sys is the ground.
package sys

import (
	"os"
	// for the size only
)

// Page is how much the kernel maps at once.
func Page() int { return os.Getpagesize() }
`
	socketFile = `package socket

import "artofwaiting/code/sys"

// Buffer is what a socket reads into.
var Buffer = make([]byte, sys.Page())
`
	mainFile = `package main

func main() { println("x") }
`
	script   = "run ./chapters/01-x\ncmp stdout x.golden\n-- x.golden --\nx\n"
	solution = "package answer\n\nconst Answer = 42\n"
)

// A plan is a chapter by its numbers.
type plan struct {
	early, words, figures, notes, exercises int

	first string // the first fence
	more  string // at the end of the text, before the exercises
}

// good is a chapter that is as short as a chapter may be. Its words
// besides prose are those of headings, notes and hints.
var good = plan{words: leastWords - 2 - 2*leastNotes - 4*leastExercises,
	figures: leastFigures, notes: leastNotes, exercises: leastExercises,
	first: "```go code/sys/sys.go\n```\n"}

func (p plan) text() string {
	var s strings.Builder
	s.WriteString("---\ntitle: X\nsummary: About x.\nlayers: code/sys\n---\n\n")
	prose(&s, p.early)
	s.WriteString(p.first)
	s.WriteString("\n```go code/socket/socket.go\n```\n" +
		"\n```go chapters/01-x/main.go\n```\n\n## The beginning " +
		"{#begin claims=\"1\"}\n\n")
	prose(&s, p.words-p.early)
	s.WriteString(strings.Repeat("{{figure tower \"The tower.\"}}\n\n", p.figures))
	s.WriteString(strings.Repeat("> [!NOTE]\n> Small print.\n\n", p.notes))
	s.WriteString(p.more + "\n")
	for i := range p.exercises {
		fmt.Fprintf(&s, "### Exercise %d {#ex-%d exercise=\"%d\"}\n\n"+
			"> [!HINT]\n> Think again.\n\n", i+1, i+1, i+1)
	}
	return s.String()
}

func prose(s *strings.Builder, words int) {
	for words > 0 {
		n := min(words, 10)
		s.WriteString(strings.TrimSpace(strings.Repeat("word ", n)) + "\n")
		words -= n
	}
	s.WriteByte('\n')
}

// files is a whole book of one chapter.
func files(p plan) map[string]string {
	all := map[string]string{
		"go.mod":                 "module artofwaiting\n\ngo 1.26\n",
		"book/01-x.md":           p.text(),
		"book/claims.txt":        "1 Waiting is cheap.\n2 Work is not.\n",
		"code/sys/sys.go":        sysFile,
		"code/socket/socket.go":  socketFile,
		"chapters/01-x/main.go":  mainFile,
		"testscripts/01-x.txtar": script,
	}
	for i := range p.exercises {
		dir := fmt.Sprintf("chapters/01-x/exercises/%d/", i+1)
		all[dir+"answer.go"] = "package answer\n\nconst Answer = 0\n"
		all[dir+"solution/answer.go"] = solution
	}
	return all
}

// load writes a book, with changes that replace files or, with an
// empty text, remove them.
func load(t *testing.T, p plan, changes map[string]string) *book.Book {
	t.Helper()
	root := t.TempDir()
	all := files(p)
	maps.Copy(all, changes)
	for name, text := range all {
		if text == "" {
			continue
		}
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.Sync(root); err != nil {
		t.Fatal(err)
	}
	b, err := book.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// lines is the complaints, each "file:line: what".
func lines(t *testing.T, err error) (list []string) {
	t.Helper()
	if err == nil {
		return nil
	}
	var problems book.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("%v is no problem of the book", err)
	}
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Msg))
	}
	return list
}

// expect compares complaints with what they begin with.
func expect(t *testing.T, err error, want ...string) {
	t.Helper()
	got := lines(t, err)
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("complaints:\n%s\nwant:\n%s", strings.Join(got, "\n"),
			strings.Join(want, "\n"))
	}
}

// at is the line of a chapter on which a text stands.
func at(t *testing.T, b *book.Book, file, text string) int {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(b.Root, file))
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(string(src), text)
	if !ok {
		t.Fatalf("%s does not have %q", file, text)
	}
	return 1 + strings.Count(before, "\n")
}
