package listings

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
)

// whole is the file from its first declaration that is no import.
func (f *File) whole() ([]Excerpt, error) {
	if len(f.decls) == 0 {
		return nil, fmt.Errorf("%s declares nothing", f.Path)
	}
	return []Excerpt{{
		File: f.Path, Start: f.decls[0].start, End: len(f.Lines),
	}}, nil
}

// find resolves one selector: a declaration, or a region in one.
func (f *File) find(sel string) (Excerpt, error) {
	name, region, inside := strings.Cut(sel, "/")
	var found []decl
	for _, d := range f.decls {
		for _, n := range d.names {
			if n == name {
				found = append(found, d)
			}
		}
	}
	if len(found) == 0 {
		return Excerpt{}, f.unknown(name)
	}
	if len(found) > 1 {
		return Excerpt{}, fmt.Errorf(
			"%s declares %q more than once, in lines %d and %d",
			f.Path, name, found[0].start, found[1].start)
	}
	d := found[0]
	e := Excerpt{File: f.Path, Selector: sel, Decl: name,
		Start: d.start, End: d.end}
	if !inside {
		return e, nil
	}
	return f.region(e, d, region)
}

// region narrows e to the lines of a region, or of all from one
// region through another: "first..last".
func (f *File) region(e Excerpt, d decl, name string) (Excerpt, error) {
	if d.body == nil {
		return e, fmt.Errorf("%s: %s is no function with a body, and "+
			"has no regions", f.Path, e.Decl)
	}
	first, last, isRange := strings.Cut(name, "..")
	start, end, err := f.lookup(e.Decl, d, first)
	if err != nil {
		return e, err
	}
	if isRange {
		if _, end, err = f.lookup(e.Decl, d, last); err != nil {
			return e, err
		}
	}
	if end < start {
		return e, fmt.Errorf("%s: region %q of %s ends before %q begins",
			f.Path, last, e.Decl, first)
	}
	e.Start, e.End = start, end
	e.DeclStart, e.DeclEnd = f.line(d.node.Pos()), d.end
	return e, nil
}

// lookup finds the comment "// name: …" and the statement after it.
func (f *File) lookup(decl string, d decl, name string) (
	start, end int, err error) {
	var names []string
	for _, group := range f.AST.Comments {
		first := group.List[0]
		label := regionName(first.Text)
		if label == "" || first.Pos() < d.body.Pos() ||
			first.End() > d.body.End() {
			continue
		}
		names = append(names, label)
		if label != name {
			continue
		}
		if start != 0 {
			return 0, 0, fmt.Errorf("%s: %s has two regions %q", f.Path,
				decl, name)
		}
		start = f.line(first.Pos())
		if end = f.statementAfter(d.body, group.End()); end == 0 {
			return 0, 0, fmt.Errorf("%s:%d: no statement follows "+
				"region %q", f.Path, start, name)
		}
	}
	if start == 0 {
		return 0, 0, fmt.Errorf("%s: %s has no region %q; it has %s",
			f.Path, decl, name, or(strings.Join(names, ", "), "none"))
	}
	return start, end, nil
}

// regionName is the name in "// drain: take all there is".
func regionName(comment string) string {
	text, ok := strings.CutPrefix(comment, "// ")
	if !ok {
		return ""
	}
	name, _, ok := strings.Cut(text, ":")
	if !ok || strings.ContainsAny(name, " \t/.\"'()") {
		return ""
	}
	return name
}

// statementAfter is the last line of the first statement that begins
// after pos and ends in the innermost block around it.
func (f *File) statementAfter(body *ast.BlockStmt, pos token.Pos) int {
	end := 0
	ast.Inspect(body, func(n ast.Node) bool {
		if n == nil || n.End() < pos && n != body {
			return false
		}
		var list []ast.Stmt
		switch n := n.(type) {
		case *ast.BlockStmt:
			list = n.List
		case *ast.CaseClause:
			list = n.Body
		case *ast.CommClause:
			list = n.Body
		}
		if n.Pos() > pos {
			return false
		}
		for _, s := range list {
			if s.Pos() >= pos {
				end = f.line(s.End()) // an inner block overrides
				break
			}
		}
		return true
	})
	return end
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}
