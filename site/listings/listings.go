// Package listings finds pieces of Go source by the name of what they
// declare, so that a book can print code without ever pasting it.
package listings

// An Excerpt is a run of whole lines of one Go file.
type Excerpt struct {
	File     string // slash-separated, from the root
	Selector string // as written: "Poller.Wait/drain", "" for a file
	Decl     string // the declaration: "Poller.Wait", "" for a file
	Start    int    // first lit line, from 1, doc comment included
	End      int    // last lit line
	// A region's enclosing declaration, without its doc comment; 0, 0
	// when the excerpt is no region.
	DeclStart, DeclEnd int
}
