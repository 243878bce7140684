package check

import (
	"fmt"
	"slices"
	"strings"

	"artofwaiting/site/book"

	"github.com/yuin/goldmark/ast"
)

// A Row is a chapter in numbers.
type Row struct {
	Name      string
	Words     int // of prose
	FirstCode int // words before the first code
	Listings  int
	Median    int // lines of a listing
	Longest   int
	Outputs   int
	Numbers   int // in sentences, from runs
	Figures   int
	Notes     int
	Exercises int
	Claims    int
}

// chapter measures c, and complains where it leaves the limits.
func (k *checker) chapter(c *book.Chapter) Row {
	r := Row{Name: c.Name, Outputs: len(c.Outputs),
		Numbers: len(c.Values), Exercises: len(c.Exercises)}
	r.Words, r.FirstCode = words(c)
	var lengths []int
	for _, l := range c.Listings {
		lengths = append(lengths, k.fits(c, string(l.Copy), l.Line))
	}
	k.foreign(c)
	if slices.Sort(lengths); len(lengths) > 0 {
		r.Listings = len(lengths)
		r.Median = lengths[len(lengths)/2]
		r.Longest = lengths[len(lengths)-1]
	}
	for _, s := range c.Sections {
		r.Claims += len(s.Claims)
	}
	r.Figures = len(c.Figures)
	for _, d := range c.Drawn {
		switch d.Name {
		case "tower", "plot", "trace", "timeline":
			r.Figures++
		}
	}
	for _, n := range c.Notes {
		if !n.Hint {
			r.Notes++
		}
	}
	k.limits(c, r)
	return r
}

func (k *checker) limits(c *book.Chapter, r Row) {
	if r.FirstCode > firstCode && !c.Appendix() {
		k.fail(c.File, 1, "show code earlier", "%d words before the "+
			"first code; at most %d", r.FirstCode, firstCode)
	}
	if c.Number == 0 || c.Appendix() {
		return
	}
	for _, limit := range []struct {
		what             string
		have, least, top int
	}{
		{"words of prose", r.Words, leastWords, mostWords},
		{"figures", r.Figures, leastFigures, 99},
		{"margin notes", r.Notes, leastNotes, mostNotes},
		{"exercises", r.Exercises, leastExercises, mostExercises},
	} {
		if limit.have < limit.least || limit.have > limit.top {
			k.fail(c.File, 1, fmt.Sprintf("a chapter has %d to %d",
				limit.least, limit.top), "%d %s", limit.have, limit.what)
		}
	}
}

// foreign looks at the listings in other languages.
func (k *checker) foreign(c *book.Chapter) {
	for n := c.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		if i, ok := n.(*book.Illustration); ok && i.Ref != "" {
			k.fits(c, i.Content, i.Line)
		}
	}
}

// fits refuses a listing, which begins after a line of c, if it does
// not fit the page or the reader. It counts its lines.
func (k *checker) fits(c *book.Chapter, text string, after int) int {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) > longestListing {
		k.fail(c.File, after, "show it in parts, with regions",
			"a listing of %d lines; at most %d", len(lines), longestListing)
	}
	for i, line := range lines {
		if n := columns(line); n > widestListing {
			k.fail(c.File, after+1+i, "break the line in the source",
				"%d columns; the page has %d", n, widestListing)
		}
	}
	return len(lines)
}

// columns counts with tabs of four.
func columns(line string) int {
	n := 0
	for _, r := range line {
		if r == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

// words counts the prose, and how much of it stands before the first
// code.
func words(c *book.Chapter) (all, before int) {
	before = -1
	for n := c.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.(type) {
		case *book.Listing, *book.Output, *book.Shell:
			if before < 0 {
				before = all
			}
		case *book.Figure, *book.Directive, *book.Illustration:
		default:
			all += count(n, c.Source)
		}
	}
	if before < 0 {
		before = all
	}
	return all, before
}

func count(n ast.Node, source []byte) int {
	return len(strings.Fields(book.PlainText(n, source)))
}
