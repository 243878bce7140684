// Package check is what the book must satisfy beyond that everything
// in it resolves: all code shown, all claims carried, listings that
// fit, exercises that exist, pages whose links lead somewhere.
package check

import (
	"fmt"

	"artofwaiting/site/book"
)

// The limits of a chapter. Those of listings bind all; the prologue,
// chapter 0, has firstCode besides, and an appendix nothing else.
const (
	leastWords, mostWords = 3500, 5500
	firstCode             = 300 // words until the first code
	longestListing        = 30  // lines
	widestListing         = 66  // columns
	leastFigures          = 5
	leastNotes, mostNotes = 8, 18

	leastExercises, mostExercises = 3, 5
)

// A checker collects what is wrong.
type checker struct {
	book     *book.Book
	files    map[string]*ledger // by path
	problems book.Problems
}

func (k *checker) fail(file string, line int, fix, format string,
	args ...any) {
	k.problems = append(k.problems, &book.Problem{File: file,
		Line: line, Msg: fmt.Sprintf(format, args...), Fix: fix})
}

// Book checks a book that has been loaded without problems.
func Book(b *book.Book) (*Report, error) {
	k := &checker{book: b}
	k.files = k.sources()
	r := &Report{}
	for _, c := range b.Chapters {
		r.Chapters = append(r.Chapters, k.chapter(c))
	}
	r.Missing = k.claims()
	r.Lines, r.Shown, r.Excused = k.coverage()
	k.code()
	k.programs()
	return r, k.problems.Err()
}

// claims finds the claims that no section carries, of the chapters
// that are written.
func (k *checker) claims() (missing []int) {
	carried := make(map[int]bool)
	last := 0
	for _, c := range k.book.Chapters {
		if !c.Appendix() {
			last = c.Number
		}
		for _, s := range c.Sections {
			for _, n := range s.Claims {
				carried[n] = true
			}
		}
	}
	for i, claim := range k.book.Claims {
		if carried[i+1] || claim.Chapter > last {
			continue
		}
		missing = append(missing, i+1)
		k.fail("book/claims.txt", i+1, fmt.Sprintf("add claims=%q to "+
			"the heading of the section that shows it", fmt.Sprint(i+1)),
			"no section carries claim %d: %s", i+1, claim.Text)
	}
	return missing
}
