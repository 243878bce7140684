package book

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown is the dialect of the chapters, to parse and to render.
func Markdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote,
			extension.Strikethrough, extension.Typographer),
		goldmark.WithParserOptions(
			parser.WithAutoHeadingID(), parser.WithAttribute(),
			parser.WithInlineParsers(
				util.Prioritized(valueParser{}, 150))),
	)
}

// parse turns the parser's panics into an error: it has one for the
// heading "# A {id=1}".
func parse(src []byte) (doc ast.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the Markdown parser fails: %v", p)
		}
	}()
	return Markdown().Parser().Parse(text.NewReader(src)), nil
}

// valueParser reads {{NAME.key}} in running text.
type valueParser struct{}

func (valueParser) Trigger() []byte { return []byte{'{'} }

func (valueParser) Parse(_ ast.Node, block text.Reader,
	_ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	end := bytes.Index(line, []byte("}}"))
	if end < 0 {
		return nil
	}
	block.Advance(end + 2)
	ref := strings.TrimSpace(string(line[2:end]))
	return &Value{Ref: ref, offset: segment.Start}
}

// PlainText is the text of a node without its marks.
func PlainText(n ast.Node, source []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			// The typographer's quotes are entities.
			b.WriteString(html.UnescapeString(string(n.Value)))
		case *Value:
			b.WriteString(n.Number.Text)
		case *ast.Paragraph, *ast.TextBlock:
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
