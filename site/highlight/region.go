package highlight

import (
	"go/ast"
	"strings"

	"artofwaiting/site/listings"
)

// around is how many lines stand greyed on either side of a region,
// and how many are not worth leaving out.
const around = 2

// A row is a line of a drawing: lit, or greyed. Line 0 stands for
// lines that are left out.
type row struct {
	line int
	lit  bool
}

// rows chooses what is drawn of excerpts that are drawn together.
func (f *file) rows(excerpts []listings.Excerpt) []row {
	e := excerpts[0]
	if e.DeclStart > 0 {
		return f.region(excerpts)
	}
	var rows []row
	for line := e.Start; line <= e.End; line++ {
		rows = append(rows, row{line, true})
	}
	return rows
}

// region draws the regions of a function within it: its signature,
// the lines around them and the closing brace.
func (f *file) region(excerpts []listings.Excerpt) []row {
	first, last := excerpts[0].DeclStart, excerpts[0].DeclEnd
	rows := make([]row, 0, last-first+1)
	for line := first; line <= last; line++ {
		rows = append(rows, row{line: line})
	}
	shown := make([]bool, len(rows))
	shown[len(rows)-1] = true
	for i := first; i <= f.signature(first); i++ {
		shown[i-first] = true
	}
	for _, e := range excerpts {
		for i := max(e.Start-around, first); i <= min(e.End+around, last); i++ {
			shown[i-first] = true
		}
		for i := e.Start; i <= e.End; i++ {
			rows[i-first].lit = true
		}
	}
	f.hideBlank(rows, shown)
	return leaveOut(rows, shown)
}

// signature is the line of the opening brace of the function that
// begins in a line.
func (f *file) signature(line int) int {
	for _, d := range f.ast.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if ok && fn.Body != nil && f.line(fn.Pos()) == line {
			return f.line(fn.Body.Lbrace)
		}
	}
	return line
}

// hideBlank hides greyed blank lines next to what is left out.
func (f *file) hideBlank(rows []row, shown []bool) {
	for i := 1; i < len(rows)-1; i++ {
		start, end := f.lines(rows[i].line, rows[i].line)
		if rows[i].lit || strings.TrimSpace(f.src[start:end]) != "" {
			continue
		}
		if !shown[i-1] || !shown[i+1] {
			shown[i] = false
		}
	}
}

// leaveOut puts one row in place of the rows that are not shown,
// but shows a few all the same.
func leaveOut(rows []row, shown []bool) []row {
	var out []row
	for i := 0; i < len(rows); {
		n := i
		for n < len(rows) && shown[n] == shown[i] {
			n++
		}
		if shown[i] || n-i <= around {
			out = append(out, rows[i:n]...)
		} else {
			out = append(out, row{})
		}
		i = n
	}
	return out
}
