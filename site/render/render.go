// Package render turns the book into static pages: HTML that reads
// well without its script, one style sheet, and nothing from anybody
// else.
package render

import (
	"fmt"
	"maps"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/highlight"
	"artofwaiting/site/parallel"
)

// Options is what the pages cannot know from the book.
type Options struct {
	// URL is where the site will stand, for the sitemap.
	URL string
	// Repo is the address of the repository, such as
	// https://github.com/NAME/REPO, for the links that say Edit. When
	// it is empty they lead to a copy of the chapter's Markdown.
	Repo string
	// Live says that the pages are served by make serve, and shall
	// listen for changes.
	Live bool
	// Runs says which programs, as "chapters/03-epoll", a page can
	// run itself. When it is nil there are none.
	Runs func(program string) bool
}

// A Site is every file of the book's pages, by its slash-separated
// path.
type Site map[string][]byte

// A press holds what all pages have in common while they are drawn.
type press struct {
	book    *book.Book
	program *highlight.Program
	options Options
	home    map[string]string // definition to "page.html#id"
	seen    []entry           // the definitions, for the index
	users   map[string][]*book.Chapter
	shown   map[string]entry // a file to the first of it that is shown
}

// An entry is a definition that the book shows.
type entry struct {
	highlight.Definition
	Chapter *book.Chapter
	Href    string
}

// Render draws every page of b.
func Render(b *book.Book, program *highlight.Program, o Options) (
	Site, error) {
	if o.URL == "" {
		o.URL = "http://127.0.0.1:8080"
	}
	o.URL = strings.TrimSuffix(o.URL, "/") + "/"
	p := &press{book: b, program: program, options: o}
	p.index()
	site, err := p.chapters()
	if err != nil {
		return nil, err
	}
	if err := p.generated(site); err != nil {
		return nil, err
	}
	p.assets(site)
	return site, nil
}

// chapters draws the pages of the chapters, some at the same time:
// what they have in common is complete, and only read. The error is
// that of the first that has one.
func (p *press) chapters() (Site, error) {
	sites := make([]Site, len(p.book.Chapters))
	errs := make([]error, len(sites))
	parallel.Do(len(sites), func(i int) {
		c := p.book.Chapters[i]
		sites[i] = Site{"source/" + c.Name + ".md": c.Source}
		if err := p.chapter(sites[i], c); err != nil {
			errs[i] = fmt.Errorf("%s:1: %w", c.File, err)
		}
	})
	site := make(Site)
	for i, s := range sites {
		if errs[i] != nil {
			return nil, errs[i]
		}
		maps.Copy(site, s)
	}
	return site, nil
}

// index finds the page on which each definition is shown first.
func (p *press) index() {
	p.home = make(map[string]string)
	p.shown = make(map[string]entry)
	for _, c := range p.book.Chapters {
		p.indexPage(c, page(c), p.listings(c))
		for _, e := range c.Exercises {
			p.indexPage(c, solutionsPage(c), e.Solution)
		}
	}
	p.use()
}

func (p *press) indexPage(c *book.Chapter, page string,
	all []*book.Listing) {
	for _, l := range all {
		for _, e := range l.Excerpts {
			p.indexExcerpt(c, page, e)
		}
	}
}

func page(c *book.Chapter) string { return c.Name + ".html" }

// number is how a chapter is counted: 1, or A for the first appendix.
func number(c *book.Chapter) string {
	if c.Appendix() {
		return string(rune('A' + c.Number - 100))
	}
	return fmt.Sprint(c.Number)
}

// first is the first sentence of a doc comment.
func first(doc string) string {
	s, _, _ := strings.Cut(doc, ". ")
	return strings.TrimSuffix(s, ".") + "."
}
