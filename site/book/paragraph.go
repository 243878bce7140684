package book

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// paragraph turns an image or a directive that stands alone into a
// node of ours.
func (l *loader) paragraph(p *ast.Paragraph) {
	only := p.FirstChild()
	if only == nil || only.NextSibling() != nil {
		return
	}
	var node ast.Node
	switch n := only.(type) {
	case *ast.Image:
		node = l.figure(n, l.lineOf(p))
	case *Value:
		if d := l.directive(n, l.lineOf(p)); d != nil {
			node = d
		}
	}
	if node != nil {
		p.Parent().ReplaceChild(p.Parent(), p, node)
	}
}

// directive is nil for a number that happens to stand alone.
func (l *loader) directive(v *Value, line int) ast.Node {
	word, rest, _ := strings.Cut(v.Ref, " ")
	d := &Directive{Name: word, Line: line}
	switch word {
	case "figure":
		kind, caption, _ := strings.Cut(rest, " ")
		d.Name, d.Caption = kind, strings.Trim(caption, `"`)
		if kind != "tower" {
			l.fail(line, `write {{figure tower "caption"}}`,
				"there is no figure %q that the press draws", kind)
		}
	case "table", "plot":
		d.Data = l.book.Data[rest]
		switch {
		case d.Data == nil:
			l.fail(line, "make measure writes the measurements",
				"no measurement book/data/%s.json", rest)
			return d
		case word == "table" && d.Data.Rows == nil:
			l.fail(line, "", "book/data/%s.json has no rows", rest)
		case word == "plot" && d.Data.Plot == nil:
			l.fail(line, "", "book/data/%s.json has no plot", rest)
		}
	case "trace", "timeline":
		name, caption, _ := strings.Cut(rest, " ")
		d.Caption = strings.Trim(caption, `"`)
		if word == "trace" {
			d.Trace = l.trace(name, line)
		} else {
			d.Timeline = l.timeline(name, line)
		}
	case "outline":
	default:
		return nil
	}
	l.c.Drawn = append(l.c.Drawn, d)
	return d
}

func (l *loader) figure(img *ast.Image, line int) ast.Node {
	l.values(img)
	f := &Figure{
		File:    "book/" + string(img.Destination),
		Alt:     PlainText(img, l.c.Source),
		Caption: string(img.Title),
		Line:    line,
	}
	if f.Alt == "" {
		l.fail(line, "say between the brackets what the figure shows",
			"%s has no text alternative", f.File)
	}
	var err error
	if !filepath.IsLocal(f.File) || !strings.HasSuffix(f.File, ".svg") {
		l.fail(line, "figures are book/figures/NAME.svg",
			"%q is no figure of the book", f.File)
		return f
	}
	f.SVG, err = os.ReadFile(filepath.Join(l.book.Root, f.File))
	if err != nil {
		l.fail(line, "", "no such figure: %s", f.File)
		return f
	}
	l.problems = append(l.problems,
		checkSVG(f.File, f.SVG, l.figureIDs)...)
	l.c.Figures = append(l.c.Figures, f)
	return f
}
