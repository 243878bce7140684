// Package highlight draws excerpts of Go source as HTML in which
// every identifier leads to what it means. The types are known, so
// a link is never a guess.
package highlight

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"artofwaiting/site/listings"
)

// A Program is a module's type-checked packages. It may be used by
// many goroutines.
type Program struct {
	root    string
	module  string
	sources *listings.Sources
	places  map[place]*Definition // complete after Load

	mu    sync.Mutex
	files map[string]*file
	names names
}

// A Definition is a declared name that readers may want to look up.
type Definition struct {
	Key  string // such as "artofwaiting/code/socket.Conn.Read"
	ID   string // such as "socket.Conn.Read", unique in the program
	Kind string // func, type, method, field, const or var
	Line int
	Doc  string // the first sentence of its comment
}

// Options decide what the identifiers of a listing become. Either
// function may be nil.
type Options struct {
	Link    func(key string) string // where a definition is; "" for nowhere
	Defines func(key string) bool   // whether this listing gets its id
}

// Definitions lists what the lit lines of an excerpt define, from
// top to bottom. A file that cannot be read defines nothing.
func (p *Program) Definitions(e listings.Excerpt) []Definition {
	f, err := p.file(e.File)
	if err != nil {
		return nil
	}
	var found []Definition
	for _, at := range slices.Sorted(maps.Keys(f.defs)) {
		if d := f.defs[at]; e.Start <= d.Line && d.Line <= e.End {
			found = append(found, *d)
		}
	}
	return found
}

// HTML draws the excerpts of one listing: the inner HTML of a code
// element, in which every line ends with a newline.
func (p *Program) HTML(excerpts []listings.Excerpt, o Options) (string, error) {
	var b strings.Builder
	for i := 0; i < len(excerpts); {
		n := sameDrawing(excerpts[i:])
		f, err := p.file(excerpts[i].File)
		if err != nil {
			return "", err
		}
		if err := f.holds(excerpts[i : i+n]); err != nil {
			return "", err
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		p.draw(&b, f, f.rows(excerpts[i:i+n]), o)
		i += n
	}
	return b.String(), nil
}

// sameDrawing counts the leading excerpts that are drawn as one: the
// regions of one function, from top to bottom.
func sameDrawing(excerpts []listings.Excerpt) int {
	n := 1
	for ; n < len(excerpts); n++ {
		prev, e := excerpts[n-1], excerpts[n]
		if e.DeclStart == 0 || e.File != prev.File ||
			e.DeclStart != prev.DeclStart || e.Start <= prev.End {
			break
		}
	}
	return n
}

// holds is an error unless the file has all lines of the excerpts.
func (f *file) holds(excerpts []listings.Excerpt) error {
	for _, e := range excerpts {
		inside := e.DeclStart == 0 && e.DeclEnd == 0 ||
			1 <= e.DeclStart && e.DeclStart <= e.Start && e.End <= e.DeclEnd
		if e.Start < 1 || e.End < e.Start || !inside ||
			max(e.End, e.DeclEnd) > len(f.starts) {
			return fmt.Errorf("%s has no excerpt of lines %d to %d: it has %d lines",
				f.name, e.Start, e.End, len(f.starts))
		}
	}
	return nil
}
