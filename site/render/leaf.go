package render

import (
	"fmt"
	"html"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/listings"

	"github.com/yuin/goldmark/ast"
)

func (b *body) shell(n ast.Node) (string, error) {
	var s strings.Builder
	s.WriteString("<figure class=\"code out\"><pre tabindex=0>")
	for i, c := range n.(*book.Shell).Commands {
		if i > 0 {
			s.WriteByte('\n')
		}
		s.WriteString("<kbd>" + html.EscapeString(c) + "</kbd>")
	}
	s.WriteString("</pre></figure>\n")
	return s.String(), nil
}

// illustration is code that nothing verifies, and says so, or that
// of a file in another language.
func (b *body) illustration(n ast.Node) (string, error) {
	i := n.(*book.Illustration)
	code := html.EscapeString(strings.TrimSuffix(i.Content, "\n"))
	if file, _, bound := strings.Cut(i.Ref, "#"); bound {
		e := listings.Excerpt{File: file}
		return figure(file, html.EscapeString(where(page(b.c), e)), "", code), nil
	}
	what := "illustration"
	if i.Language != "text" {
		what = html.EscapeString(i.Language) + ", an illustration"
	}
	return "<figure class=\"code loose\"><figcaption>" + what +
		"</figcaption><pre tabindex=0><code>" + code +
		"</code></pre></figure>\n", nil
}

// value is a number with its source, for whoever points at it.
func (b *body) value(n ast.Node) (string, error) {
	v := n.(*book.Value).Number
	return fmt.Sprintf(`<span class=value title="from %s">%s</span>`,
		html.EscapeString(v.Source), html.EscapeString(v.Text)), nil
}

func (b *body) figure(n ast.Node) (string, error) {
	f := n.(*book.Figure)
	svg := string(f.SVG)
	i := strings.Index(svg, "<svg")
	if i < 0 {
		return "", fmt.Errorf("%s: no <svg>", f.File)
	}
	svg = `<svg role="img" aria-label="` + html.EscapeString(f.Alt) +
		`"` + strings.TrimRight(svg[i+len("<svg"):], "\n")
	return captioned(strings.ReplaceAll(svg,
		` xmlns="http://www.w3.org/2000/svg"`, ""), f.Caption), nil
}

// captioned is a drawing with its caption, whose code spans are the
// one piece of Markdown that a caption has.
func captioned(svg, caption string) string {
	if caption != "" {
		caption = "<figcaption>" + spans(caption) + "</figcaption>"
	}
	return "<figure class=drawing>" + svg + caption + "</figure>\n"
}

func spans(caption string) string {
	parts := strings.Split(html.EscapeString(caption), "`")
	var s strings.Builder
	for i, part := range parts {
		switch {
		case i%2 == 1 && i < len(parts)-1:
			part = "<code>" + part + "</code>"
		case i%2 == 1: // a mark that nothing closes
			part = "`" + part
		}
		s.WriteString(part)
	}
	return s.String()
}

func (b *body) directive(n ast.Node) (string, error) {
	d := n.(*book.Directive)
	switch d.Name {
	case "tower":
		return captioned(b.tower(b.c), d.Caption), nil
	case "table":
		return table(d.Data), nil
	case "plot":
		return captioned(plot(d.Data), "") + source(d.Data), nil
	case "trace":
		return b.steps(d)
	case "timeline":
		return b.timeline(d)
	case "outline":
		return b.outline(b.c)
	}
	return "", fmt.Errorf("no drawing %q", d.Name)
}
