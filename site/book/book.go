// Package book loads the chapters: Markdown with the additions that
// site/README.md describes, every reference in it resolved.
package book

import (
	"bytes"
	"sort"

	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"

	"github.com/yuin/goldmark/ast"
)

// A Book is all the chapters in order, appendices last.
type Book struct {
	Root     string
	Chapters []*Chapter
	Claims   []Claim                  // of the essay, the first is number 1
	Data     map[string]*outputs.Data // book/data by name
	Sources  *listings.Sources
	Outputs  *outputs.Store

	targets map[string]bool // of the Makefile
}

// A Chapter is one file of book/. An appendix has a number from 100
// on.
type Chapter struct {
	Number    int
	Name      string // "01-blocking-threads"
	File      string // "book/01-blocking-threads.md"
	Title     string
	Summary   string
	Layers    []string // "code/socket", ...
	Source    []byte   // the Markdown after the front matter
	FirstLine int      // the line of Source[0] in File
	Doc       ast.Node

	Sections  []Section
	Listings  []*Listing
	Outputs   []*Output
	Shells    []*Shell
	Values    []*Value
	Figures   []*Figure
	Drawn     []*Directive
	Notes     []*Note
	Exercises []*Exercise
	Unshown   []Unshown
}

// Appendix says whether c stands after the numbered chapters.
func (c *Chapter) Appendix() bool { return c.Number >= firstAppendix }

// TopSections is the sections that are not part of another one.
func (c *Chapter) TopSections() []Section {
	var top []Section
	for _, s := range c.Sections {
		if s.Level == 2 {
			top = append(top, s)
		}
	}
	return top
}

const firstAppendix = 100

// Line is the line in File of an offset in Source.
func (c *Chapter) Line(offset int) int {
	offset = min(max(offset, 0), len(c.Source))
	return c.FirstLine + bytes.Count(c.Source[:offset], []byte("\n"))
}

// A Section is a heading.
type Section struct {
	Level    int
	ID       string
	Title    string
	Claims   []int // of the essay, that the section carries
	Exercise int   // its number, 0 for an ordinary section
	Line     int
}

// Unshown is code that the book does not print, and why.
type Unshown struct {
	Target string // a file, a declaration "file.go#Name", or a "dir/"
	Reason string
	Line   int
}

// An Exercise is a section with a starter, a test and a solution.
type Exercise struct {
	Number int
	Title  string
	ID     string
	Dir    string // "chapters/01-blocking-threads/exercises/1"
	Hint   string // as plain text
	Line   int

	Starter, Solution []*Listing // the files, in the order of names
}

// Chapter finds a chapter by its number.
func (b *Book) Chapter(number int) *Chapter {
	i := sort.Search(len(b.Chapters), func(i int) bool {
		return b.Chapters[i].Number >= number
	})
	if i < len(b.Chapters) && b.Chapters[i].Number == number {
		return b.Chapters[i]
	}
	return nil
}
