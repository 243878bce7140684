package book

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
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
	l.c.Doc = Markdown().Parser().Parse(text.NewReader(l.c.Source))
	for n := l.c.Doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		l.block(n)
		n = next
	}
	l.inner()
	l.exercises()
}

// block handles a child of the document.
func (l *loader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		l.fence(n)
	case *ast.CodeBlock:
		l.fail(l.lineOf(n), "use a fence, bound to its source",
			"an indented code block is bound to nothing")
	case *ast.HTMLBlock:
		l.fail(l.lineOf(n), "say it in Markdown", "raw HTML")
	case *ast.Heading:
		l.heading(n)
	case *ast.Blockquote:
		l.note(n)
	case *ast.Paragraph:
		l.paragraph(n)
	}
}

// inner resolves the numbers, wherever they stand, and refuses what
// may stand at the top only.
func (l *loader) inner() {
	ast.Walk(l.c.Doc, func(n ast.Node, entering bool) (
		ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *Value:
			l.value(n)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			l.fail(l.lineOf(n), "move it out of the list or quotation",
				"a fence must stand at the top level")
		case *ast.RawHTML:
			l.fail(l.lineOf(n.Parent()), "say it in Markdown", "raw HTML")
		case *ast.Image:
			l.fail(l.lineOf(n.Parent()), "put it into a paragraph alone",
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

// lineOf is the line of a block in the file.
func (l *loader) lineOf(n ast.Node) int {
	for n != nil && (n.Type() == ast.TypeInline || n.Lines().Len() == 0) {
		if n.Type() == ast.TypeInline {
			n = n.Parent()
		} else if first := n.FirstChild(); first != nil &&
			first.Type() == ast.TypeBlock {
			n = first
		} else {
			break
		}
	}
	if n == nil || n.Type() == ast.TypeInline || n.Lines().Len() == 0 {
		return l.c.FirstLine
	}
	return l.c.Line(n.Lines().At(0).Start)
}

func (l *loader) heading(h *ast.Heading) {
	s := Section{Level: h.Level, Line: l.lineOf(h)}
	if id, ok := h.AttributeString("id"); ok {
		s.ID = string(id.([]byte))
	}
	for _, other := range l.c.Sections {
		if other.ID == s.ID {
			l.fail(s.Line, "give one of them another {#id}",
				"the id %q is also that of line %d", s.ID, other.Line)
		}
	}
	s.Claims = l.numbers(h, "claims", 1, len(l.book.Claims), s.Line)
	if n := l.numbers(h, "exercise", 1, 99, s.Line); len(n) == 1 {
		s.Exercise = n[0]
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
	for _, field := range strings.Fields(string(text)) {
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

var noteMark = regexp.MustCompile(`^\[!(NOTE|HINT)\]\s*$`)

const longestNote = 45

// note turns a quotation marked [!NOTE] or [!HINT] into a Note.
func (l *loader) note(q *ast.Blockquote) {
	p, ok := q.FirstChild().(*ast.Paragraph)
	if !ok {
		return
	}
	first := p.Lines().At(0)
	m := noteMark.FindSubmatch(first.Value(l.c.Source))
	if m == nil {
		return
	}
	for n := p.FirstChild(); n != nil; {
		next := n.NextSibling()
		t, ok := n.(*ast.Text)
		if !ok || t.Segment.Start >= first.Stop {
			break
		}
		p.RemoveChild(p, n)
		n = next
	}
	note := &Note{Hint: string(m[1]) == "HINT", Line: l.lineOf(q)}
	for n := q.FirstChild(); n != nil; {
		next := n.NextSibling()
		note.AppendChild(note, n)
		n = next
	}
	q.Parent().ReplaceChild(q.Parent(), q, note)
	plain := PlainText(note, l.c.Source)
	note.Words = len(strings.Fields(plain))
	if note.Words > longestNote && !note.Hint {
		l.fail(note.Line, "shorten it, or say it in the text",
			"a margin note of %d words; at most %d", note.Words, longestNote)
	}
	l.c.Notes = append(l.c.Notes, note)
}
