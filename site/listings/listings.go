// Package listings finds pieces of Go source by the name of what they
// declare, so that a book can print code without ever pasting it.
package listings

import (
	"fmt"
	"path"
	"strings"
)

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

// Place says where a reader finds the excerpt: "poller.go, in
// Poller.Wait" for a region, "poller.go" otherwise.
func (e Excerpt) Place() string {
	if e.DeclStart == 0 {
		return path.Base(e.File)
	}
	return path.Base(e.File) + ", in " + e.Decl
}

// Resolve finds what ref names: "file.go#Selector+Selector", or
// "file.go" for all of its declarations.
func (s *Sources) Resolve(ref string) ([]Excerpt, error) {
	name, selectors, bound := strings.Cut(ref, "#")
	f, err := s.File(name)
	if err != nil {
		return nil, err
	}
	if !bound {
		return f.whole()
	}
	var excerpts []Excerpt
	for _, sel := range strings.Split(selectors, "+") {
		e, err := f.find(sel)
		if err != nil {
			return nil, err
		}
		excerpts = append(excerpts, e)
	}
	return excerpts, nil
}

// Text is what the Markdown holds a copy of: the lit lines without
// their common indentation, excerpts parted by an empty line.
func (s *Sources) Text(excerpts []Excerpt) ([]byte, error) {
	var text []byte
	for i, e := range excerpts {
		f, err := s.File(e.File)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text = append(text, '\n')
		}
		for _, line := range Dedent(f.Lines[e.Start-1 : e.End]) {
			text = append(text, line...)
			text = append(text, '\n')
		}
	}
	return text, nil
}

// Dedent takes the tabs away that all lines but empty ones begin
// with.
func Dedent(lines []string) []string {
	common := -1
	for _, l := range lines {
		if l == "" {
			continue
		}
		tabs := len(l) - len(strings.TrimLeft(l, "\t"))
		if common < 0 || tabs < common {
			common = tabs
		}
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l[min(len(l), max(common, 0)):]
	}
	return out
}

// unknown is the error for a name that a file does not declare, with
// the names that it does.
func (f *File) unknown(sel string) error {
	var names []string
	for _, d := range f.decls {
		names = append(names, d.names...)
	}
	near := nearest(sel, names)
	if near != "" {
		return fmt.Errorf("%s declares no %q; did you mean %q?",
			f.Path, sel, near)
	}
	return fmt.Errorf("%s declares no %q; it declares %s",
		f.Path, sel, strings.Join(names, ", "))
}
