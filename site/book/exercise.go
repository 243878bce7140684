package book

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// exercises collects the sections that are exercises, each with its
// hint: the first one between its heading and the next.
func (l *loader) exercises() {
	for _, s := range l.c.Sections {
		if s.Exercise == 0 {
			continue
		}
		e := &Exercise{Number: s.Exercise, Title: s.Title, ID: s.ID,
			Line: s.Line}
		e.Dir = fmt.Sprintf("chapters/%s/exercises/%d", l.c.Name, e.Number)
		l.c.Exercises = append(l.c.Exercises, e)
		if e.Number != len(l.c.Exercises) {
			l.fail(s.Line, "number them 1, 2, 3, …",
				"exercise %d is the chapter's number %d",
				e.Number, len(l.c.Exercises))
		}
		e.Starter = l.files(e.Dir, s.Line)
		e.Solution = l.files(e.Dir+"/solution", s.Line)
		if e.Hint = l.hint(s); e.Hint == "" {
			l.fail(s.Line, "add a quotation that begins with [!HINT]",
				"exercise %d has no hint", e.Number)
		}
	}
}

// files is the Go files of a directory as listings, tests left out.
func (l *loader) files(dir string, line int) (list []*Listing) {
	names, _ := fs.Glob(os.DirFS(l.book.Root), dir+"/*.go")
	for _, ref := range names {
		if strings.HasSuffix(ref, "_test.go") {
			continue
		}
		excerpts, err := l.book.Sources.Resolve(ref)
		if err != nil {
			l.fail(line, "", "%v", err)
			continue
		}
		list = append(list, &Listing{Ref: ref, Excerpts: excerpts,
			Line: line})
	}
	if list == nil {
		l.fail(line, "an exercise has a starter, a test and a solution",
			"there is no Go file in %s", dir)
	}
	return list
}

func (l *loader) hint(s Section) string {
	inside := false
	for n := l.c.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			inside = l.lineOf(n) == s.Line
		case *Note:
			if inside && n.Hint {
				return strings.TrimSpace(PlainText(n, l.c.Source))
			}
		}
	}
	return ""
}
