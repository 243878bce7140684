package book

import (
	"fmt"
	"os"
	"path/filepath"
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
		dir := filepath.Join(l.book.Root, e.Dir)
		for _, need := range []string{"", "solution"} {
			if _, err := os.Stat(filepath.Join(dir, need)); err != nil {
				l.fail(s.Line, "an exercise has a starter, a test and "+
					"a solution there", "there is no %s/%s", e.Dir, need)
				break
			}
		}
		if e.Hint = l.hint(s); e.Hint == "" {
			l.fail(s.Line, "add a quotation that begins with [!HINT]",
				"exercise %d has no hint", e.Number)
		}
	}
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
