package book

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is something wrong in the book's sources.
type Problem struct {
	File string // slash-separated, from the root
	Line int    // from 1; 0 when it concerns the whole file
	Msg  string
	Fix  string // what to do about it, may be empty
}

func (p *Problem) Error() string {
	s := fmt.Sprintf("%s:%d: %s", p.File, max(p.Line, 1), p.Msg)
	if p.Fix != "" {
		s += "\n\t" + p.Fix
	}
	return s
}

// Problems is every problem that was found, in the order of files
// and lines.
type Problems []*Problem

func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}

// Err is nil when there are no problems.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b *Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line))
	})
	return ps
}
