package book

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A loader turns the Markdown of one chapter into its tree, replaces
// what is ours by nodes of ours, and collects what is wrong.
type loader struct {
	book      *Book
	c         *Chapter
	figureIDs map[string]string // id to file, over the whole book
	problems  Problems
}

func (l *loader) fail(line int, fix, format string, args ...any) {
	l.problems = append(l.problems, &Problem{File: l.c.File, Line: line,
		Msg: fmt.Sprintf(format, args...), Fix: fix})
}

func (l *loader) load() {
	var err error
	if l.c.Doc, err = parse(l.c.Source); err != nil {
		l.fail(l.culprit(), "write {#id} for the id of a heading",
			"%v", err)
		l.c.Doc = ast.NewDocument()
	}
	l.children(func(n ast.Node) {
		if p, ok := n.(*ast.Paragraph); ok {
			l.paragraph(p)
		}
	})
	l.values(l.c.Doc) // before the headings and notes that hold some
	l.children(l.block)
	l.inner()
	l.exercises()
}

// children calls f, which may replace its argument, for each child
// of the document.
func (l *loader) children(f func(ast.Node)) {
	for n := l.c.Doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		f(n)
		n = next
	}
}

// culprit is the line without which the parser does not fail.
func (l *loader) culprit() int {
	lines := bytes.SplitAfter(l.c.Source, []byte("\n"))
	return l.c.FirstLine - 1 + sort.Search(len(lines), func(n int) bool {
		_, err := parse(bytes.Join(lines[:n], nil))
		return err != nil
	})
}

// block handles a child of the document.
func (l *loader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		l.fence(n)
	case *ast.CodeBlock:
		l.fail(l.lineOf(n), "use a fence, bound to its source",
			"an indented code block is bound to nothing")
		n.Parent().RemoveChild(n.Parent(), n)
	case *ast.Heading:
		l.heading(n)
	case *ast.Blockquote:
		l.note(n)
	}
}

// values resolves the numbers below a node.
func (l *loader) values(below ast.Node) {
	ast.Walk(below, func(n ast.Node, entering bool) (
		ast.WalkStatus, error) {
		if v, ok := n.(*Value); ok && entering {
			l.value(v)
		}
		return ast.WalkContinue, nil
	})
}

// inner refuses what may stand at the top only, or nowhere.
func (l *loader) inner() {
	ast.Walk(l.c.Doc, func(n ast.Node, entering bool) (
		ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			l.fail(l.lineOf(n), "move it out of the list or quotation",
				"a fence must stand at the top level")
		case *ast.RawHTML, *ast.HTMLBlock:
			l.fail(l.lineOf(n), "say it in Markdown", "raw HTML")
		case *ast.Image:
			l.fail(l.lineOf(n), "put it into a paragraph alone",
				"a figure inside a sentence")
		}
		return ast.WalkContinue, nil
	})
}

func (l *loader) value(v *Value) {
	var err error
	v.Number, err = l.book.Outputs.Value(v.Ref, l.book.Data)
	if err != nil {
		l.fail(l.c.Line(v.offset), "", "%v", err)
		return
	}
	l.c.Values = append(l.c.Values, v)
}

// lineOf is the line in the file where a node begins.
func (l *loader) lineOf(n ast.Node) int {
	for ; n != nil && n.Kind() != ast.KindDocument; n = n.Parent() {
		if n.Pos() >= 0 {
			return l.c.Line(n.Pos())
		}
	}
	return l.c.FirstLine
}

func (l *loader) heading(h *ast.Heading) {
	s := Section{Level: h.Level, Line: l.lineOf(h)}
	if id, ok := h.AttributeString("id"); ok {
		text, _ := id.([]byte)
		s.ID = string(text)
	}
	for _, other := range l.c.Sections {
		if other.ID == s.ID {
			l.fail(s.Line, "give one of them another {#id}",
				"the id %q is also that of line %d", s.ID, other.Line)
		}
	}
	s.Claims = l.numbers(h, "claims", 1, len(l.book.Claims), s.Line)
	if n := l.numbers(h, "exercise", 1, 99, s.Line); len(n) > 0 {
		s.Exercise = n[0]
		if len(n) > 1 {
			l.fail(s.Line, "give each a heading of its own",
				"a heading of %d exercises", len(n))
		}
	}
	s.Title = PlainText(h, l.c.Source)
	l.c.Sections = append(l.c.Sections, s)
}

// numbers reads an attribute like claims="4 5".
func (l *loader) numbers(h *ast.Heading, name string, low, high,
	line int) (list []int) {
	value, ok := h.AttributeString(name)
	if !ok {
		return nil
	}
	text, ok := value.([]byte)
	if !ok {
		text = fmt.Append(nil, value)
	}
	fields := strings.Fields(string(text))
	if len(fields) == 0 {
		l.fail(line, fmt.Sprintf("name a number, or remove %s", name),
			"%s names no number", name)
	}
	for _, field := range fields {
		n, err := strconv.Atoi(field)
		if err != nil || n < low || n > high {
			l.fail(line, fmt.Sprintf(`write %s="%d %d"`, name, low, low+1),
				"%s: %q is no number from %d to %d", name, field, low, high)
			continue
		}
		list = append(list, n)
	}
	return list
}
