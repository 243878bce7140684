package render

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/search"

	"github.com/yuin/goldmark/ast"
)

// searchIndex is what assets/search.js looks things up in.
func (p *press) searchIndex() ([]byte, error) {
	var pages []search.Page
	for _, c := range p.book.Chapters {
		pages = append(pages, search.Page{File: page(c),
			Title: number(c) + " " + c.Title, Sections: prose(c),
			Names: p.namesOn(page(c))})
		if len(c.Exercises) > 0 {
			pages = append(pages, search.Page{File: solutionsPage(c),
				Title: solutionsTitle(c),
				Names: p.namesOn(solutionsPage(c))})
		}
	}
	return search.Script(pages)
}

// namesOn is the names that are at home on a page. Fields are left
// out: their types lead to them.
func (p *press) namesOn(page string) (names []search.Name) {
	for _, e := range p.seen {
		if e.Kind != "field" && strings.HasPrefix(e.Href, page+"#") {
			names = append(names, search.Name{ID: e.ID, Kind: e.Kind,
				Uses: len(p.users[e.Key])})
		}
	}
	slices.SortFunc(names, func(a, b search.Name) int {
		return cmp.Compare(a.ID, b.ID)
	})
	return names
}

// prose is the sections of a chapter with their text. The first is
// what stands above all headings.
func prose(c *book.Chapter) []search.Section {
	sections := []search.Section{{Title: c.Title, Text: c.Summary}}
	var text, stressed strings.Builder
	end := func() {
		s := &sections[len(sections)-1]
		s.Text += " " + text.String()
		s.Stressed = stressed.String()
		text.Reset()
		stressed.Reset()
	}
	for n := c.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindHeading {
			gather(&text, &stressed, n, c.Source)
			continue
		}
		end()
		s := c.Sections[len(sections)-1]
		sections = append(sections,
			search.Section{ID: s.ID, Title: s.Title})
	}
	end()
	return sections
}

// gather appends the words below a node, with those it emphasises.
func gather(text, stressed *strings.Builder, n ast.Node, src []byte) {
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				text.WriteByte('\n')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			text.Write(n.Segment.Value(src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				text.WriteByte(' ')
			}
		case *ast.String: // quotes and dashes, as entities
			text.WriteString(html.UnescapeString(string(n.Value)))
		case *ast.Emphasis:
			stressed.WriteString(book.PlainText(n, src) + "\n")
		case *book.Value:
			text.WriteString(n.Number.Text)
		case *book.Figure:
			text.WriteString(n.Alt + "\n" + n.Caption)
		case *book.Directive:
			text.WriteString(n.Caption)
		}
		return ast.WalkContinue, nil
	})
}
