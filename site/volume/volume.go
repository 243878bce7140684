// Package volume is the book as one work: its pages in the order in
// which they are read, as the site shows them, without what only a
// script can use. From it are made the forms that a reader keeps.
package volume

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/markup"
	"artofwaiting/site/parallel"
)

// A Volume is the pages in order.
type Volume struct {
	Pages  []*Page
	byName map[string]*Page
}

// A Page is a page of the site.
type Page struct {
	Name     string // "03-epoll": the file without .html
	Title    string // "3 epoll"
	Part     Part
	Sections []book.Section // of the second level
	Body     []markup.Token // what stands in <main>
}

// A Part of the volume.
type Part int

// The parts, in order. The answers stand behind the questions, where
// one does not see them by accident.
const (
	Chapters Part = iota
	Appendices
	Solutions
	Reference
)

// String is the heading of a part in a table of contents.
func (p Part) String() string {
	return [...]string{"Chapters", "Appendices", "Solutions",
		"Reference"}[p]
}

// reference is the last pages.
var reference = []string{"claims", "measurements", "code-not-printed",
	"identifiers"}

// New takes the pages from the site that was rendered of b.
func New(b *book.Book, site map[string][]byte) (*Volume, error) {
	v := &Volume{byName: make(map[string]*Page)}
	for _, c := range b.Chapters {
		part := Chapters
		if c.Appendix() {
			part = Appendices
		}
		v.add(&Page{Name: c.Name, Part: part,
			Sections: c.TopSections()})
	}
	for _, c := range b.Chapters {
		if site[c.Name+"-solutions.html"] != nil {
			v.add(&Page{Name: c.Name + "-solutions", Part: Solutions})
		}
	}
	for _, name := range reference {
		v.add(&Page{Name: name, Part: Reference})
	}
	errs := make([]error, len(v.Pages))
	parallel.Do(len(v.Pages), func(i int) {
		p := v.Pages[i]
		errs[i] = p.read(site[p.Name+".html"])
	})
	return v, errors.Join(errs...)
}

func (v *Volume) add(p *Page) {
	v.Pages = append(v.Pages, p)
	v.byName[p.Name] = p
}

// read takes the body from the page as it was rendered.
func (p *Page) read(html []byte) error {
	file := "public/" + p.Name + ".html"
	_, rest, _ := strings.Cut(string(html), "<main id=")
	_, rest, begun := strings.Cut(rest, ">")
	body, _, ended := strings.Cut(rest, "</main>")
	if !begun || !ended {
		return fmt.Errorf("%s:1: no <main>: the template of the pages "+
			"has changed", file)
	}
	tokens, err := markup.Parse(file, strings.TrimSpace(body))
	if err != nil {
		return err
	}
	p.Body = still(tokens)
	p.Title = heading(p.Body)
	return nil
}

// heading is the text of the first heading.
func heading(tokens []markup.Token) string {
	var s strings.Builder
	i := slices.IndexFunc(tokens, func(t markup.Token) bool {
		return t.Kind == markup.Start && t.Name == "h1"
	})
	if i < 0 {
		return ""
	}
	for _, t := range tokens[i:] {
		if t.Kind == markup.End && t.Name == "h1" {
			break
		}
		s.WriteString(t.Text)
	}
	return s.String()
}

// Find says which page a link on p leads to, and to which id there.
// to is nil if it leads out of the volume.
func (v *Volume) Find(p *Page, href string) (to *Page, id string) {
	name, id, _ := strings.Cut(href, "#")
	if name == "" {
		return p, id
	}
	name, ok := strings.CutSuffix(name, ".html")
	if !ok {
		return nil, ""
	}
	return v.byName[name], id
}
