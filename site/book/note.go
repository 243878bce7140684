package book

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var noteMark = regexp.MustCompile(`^\[!(NOTE|HINT)\]\s*$`)

const longestNote = 45

// note turns a quotation marked [!NOTE] or [!HINT] into a Note.
func (l *loader) note(q *ast.Blockquote) {
	p, ok := q.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	m := noteMark.FindSubmatch(first.Value(l.c.Source))
	if m == nil {
		if bytes.HasPrefix(first.Value(l.c.Source), []byte("[!")) {
			l.fail(l.lineOf(q), "begin it with a line > [!NOTE] or "+
				"> [!HINT], and nothing else", "a note of no kind")
		}
		return
	}
	removeLine(p, first.Stop)
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

// removeLine removes the text of a paragraph that begins before end.
func removeLine(p *ast.Paragraph, end int) {
	for n := p.FirstChild(); n != nil; {
		next := n.NextSibling()
		t, ok := n.(*ast.Text)
		if !ok || t.Segment.Start >= end {
			return
		}
		p.RemoveChild(p, n)
		n = next
	}
}
