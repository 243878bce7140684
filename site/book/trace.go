package book

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"
)

// A TraceFigure is a recorded run, and the code whose run it is.
type TraceFigure struct {
	*outputs.Trace
	Name    string   // "03-steps"
	Listing *Listing // whole declarations
	Lit     []Lines  // for each event, where it happened
}

// Lines is some lines of a listing, First from 0. N is 0 when there
// are none.
type Lines struct{ First, N int }

// longestTraced is how many lines may stand beside the frames. It is
// more than a listing has, since they are read in steps.
const longestTraced = 56

// trace loads the recording of a directive. It is nil when it cannot
// be drawn.
func (l *loader) trace(name string, line int) *TraceFigure {
	recorded, err := l.book.Outputs.LoadTrace(name)
	if err != nil {
		l.unrecorded(err, line, "trace")
		return nil
	}
	f := &TraceFigure{Trace: recorded, Name: name}
	if err := f.bind(l.book.Sources, line); err != nil {
		l.fail(line, "record it again: "+recorded.Command,
			"the recording %s does not fit the code: %v", name, err)
		return nil
	}
	return f
}

// unrecorded complains about the recording of a directive.
func (l *loader) unrecorded(err error, line int, directive string) {
	p := parseProblem(err)
	l.problems = append(l.problems, p)
	if strings.HasSuffix(p.Msg, "recording") { // there is none
		*p = Problem{l.c.File, line, p.File + ": " + p.Msg,
			"write {{" + directive + ` NAME "caption"}}; programs ` +
				"write recordings with -trace FILE"}
	}
}

// timeline is nil when there is none that can be drawn.
func (l *loader) timeline(name string, line int) *outputs.Timeline {
	t, err := l.book.Outputs.LoadTimeline(name)
	if err != nil {
		l.unrecorded(err, line, "timeline")
		return nil
	}
	return t
}

// bind finds the code of the recording, and the lines in it of each
// event.
func (f *TraceFigure) bind(sources *listings.Sources, line int) error {
	excerpts, err := sources.Resolve(f.Source)
	if err != nil {
		return err
	}
	text, err := sources.Text(excerpts)
	if err != nil {
		return err
	}
	for _, e := range excerpts {
		if e.Decl == "" || e.DeclStart != 0 {
			return fmt.Errorf("%s: a recording is of whole declarations",
				f.Source)
		}
	}
	if n := bytes.Count(text, []byte("\n")); n > longestTraced {
		return fmt.Errorf("%s has %d lines; beside the frames is room "+
			"for %d", f.Source, n, longestTraced)
	}
	f.Listing = &Listing{Ref: f.Source, Excerpts: excerpts, Copy: text,
		Line: line}
	for i, e := range f.Events {
		lit, err := f.lit(sources, e.At)
		if err != nil {
			return fmt.Errorf("event %d: %w", i+1, err)
		}
		f.Lit = append(f.Lit, lit)
	}
	return nil
}

// lit is the lines of a place such as "main.go#loop.run/read". What
// happened in code that is not shown has none; in code that is, the
// region must be there.
func (f *TraceFigure) lit(sources *listings.Sources, at string) (
	lit Lines, err error) {
	base, selector, _ := strings.Cut(at, "#")
	decl, _, region := strings.Cut(selector, "/")
	shown, _, _ := strings.Cut(f.Source, "#")
	file := path.Dir(shown) + "/" + base
	row := 0
	for _, e := range f.Listing.Excerpts {
		if e.File != file || e.Decl != decl || !region {
			row += e.End - e.Start + 2 // and the empty line
			continue
		}
		found, err := sources.Resolve(file + "#" + selector)
		if err != nil {
			return lit, err
		}
		r := found[0]
		return Lines{row + r.Start - e.Start, r.End - r.Start + 1}, nil
	}
	return lit, nil
}
