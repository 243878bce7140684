package main

import (
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
	"path"
	"strconv"
	"strings"
)

// lineOf is the comment that says that at is the next line.
// Should a generator panic, the trace is to show the author's
// lines. Go lets a file say where its lines come from,
//
//	//line ../source.go:12
//
// which holds for the next line, and counts on from there. Before
// text that can fail there is such a comment, as yet without the
// name of the file; when all is formatted, those that say nothing
// new are dropped. Number 0 means that what follows is our own.
func (p *program) lineOf(at token.Pos) string {
	return fmt.Sprintf("//line %d\n", p.number(at))
}

// number is the number of a line.
func (p *program) number(at token.Pos) int {
	return p.fset.PositionFor(at, false).Line
}

// place makes n what the next op is for, if n can fail, unless
// something before it is.
func (l *lowering) place(n ast.Node) {
	if l.line == 0 && l.fails(n) {
		l.line = l.p.number(n.Pos())
	}
}

// apart is text with a line of its own in the middle of an op.
func (l *lowering) apart(text func() string) string {
	line := l.line
	l.line = 0
	made := text()
	if l.line > 0 {
		made = fmt.Sprintf("//line %d\n%s", l.line, made)
	}
	l.line = line
	return made
}

// fails says whether n calls anything, or may panic by itself.
// What was spilled out of it has a line already.
func (l *lowering) fails(n ast.Node) (yes bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		x, _ := n.(ast.Expr)
		if yes || x != nil && l.instead[x] != nil {
			return false
		}
		yes = l.p.mayFail(n)
		return !yes
	})
	return yes
}

// mayFail is fails without what is inside of n.
func (p *program) mayFail(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		return p.early(n)
	case *ast.SelectorExpr:
		_, field := p.info.Selections[n]
		return field && is[*types.Pointer](p, n.X)
	case *ast.BinaryExpr:
		return p.info.Types[n].Value == nil && divides[n.Op]
	case *ast.AssignStmt:
		return divides[n.Tok]
	case *ast.IndexExpr:
		return p.info.Types[n].IsValue()
	case *ast.StarExpr:
		return p.info.Types[n].IsValue()
	case *ast.SliceExpr, *ast.TypeAssertExpr, *ast.SendStmt:
		return true
	case *ast.RangeStmt:
		return is[*types.Pointer](p, n.X) || p.isRangeFunc(n)
	}
	return false
}

// divides is the operators that fail for some operands.
var divides = map[token.Token]bool{token.QUO: true,
	token.REM: true, token.SHL: true, token.SHR: true,
	token.QUO_ASSIGN: true, token.REM_ASSIGN: true,
	token.SHL_ASSIGN: true, token.SHR_ASSIGN: true}

// realign is source, of which the first line goes on from text
// that has not as many lines as what it is there for. A comment
// says where it is again, before the first line with more than
// braces, if there is one.
func (p *program) realign(f *file, from token.Pos,
	source, next string) (text string, shifted bool) {
	lines := strings.SplitAfter(source, "\n")
	for i, line := range lines[1:] {
		n := p.number(from) + i + 1
		if i == len(lines)-2 {
			line += next
		}
		if strings.Trim(line, "})\t\r\n ") != "" && !f.inner[n] {
			return strings.Join(lines[:i+1], "") +
				fmt.Sprintf("//line %d\n", n) +
				strings.Join(lines[i+1:], ""), false
		}
	}
	return source, true
}

// inner is the lines that begin inside of a raw string or of a
// comment. No comment can be there.
func inner(text []byte) map[int]bool {
	lines := map[int]bool{}
	at := token.NewFileSet().AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(at, text, nil, scanner.ScanComments)
	for {
		pos, kind, part := s.Scan()
		switch kind {
		case token.EOF:
			return lines
		case token.STRING, token.COMMENT:
			first := at.PositionFor(pos, false).Line
			for i := range strings.Count(part, "\n") {
				lines[first+i+1] = true
			}
		}
	}
}

// helpers is where functions follow that are copied: after the
// imports, and after functions that are not.
func (p *program) helpers(f *file) (edits []edit) {
	coroutine := map[ast.Decl]bool{}
	for _, c := range p.coroutines {
		coroutine[c.fn] = true
	}
	aligned := false
	for i, d := range f.ast.Decls {
		fn, isFunc := d.(*ast.FuncDecl)
		switch {
		case coroutine[d]:
			aligned = false
		case isFunc && !aligned && i > 0 && fn.Body != nil:
			aligned = true
			at := f.ast.Decls[i-1].End()
			edits = append(edits, edit{at, at,
				"\n" + strings.TrimSpace(p.lineOf(at+1))})
		}
	}
	return edits
}

// lines gives the comments their final form.
func (p *program) lines(f *file, text string) string {
	b, within := new(strings.Builder), inner([]byte(text))
	wanted, away, at, own := -1, false, 0, 0
	put := func(file string, n int) {
		own++
		fmt.Fprintf(b, "//line %s:%d\n", file, n)
	}
	for i, line := range strings.SplitAfter(text, "\n") {
		if n, is := asked(line); is && !within[i+1] {
			wanted = n
			continue
		}
		switch {
		case wanted == 0 && away:
			put(f.name, own+2)
			away = false
		case wanted > 0 && !(away && at == wanted):
			put(path.Join(p.home, f.name), wanted)
			away, at = true, wanted
		}
		if wanted >= 0 && line == "\n" && ends(b, "\n\n") {
			continue // between two blank lines was a comment
		}
		wanted = -1
		b.WriteString(line)
		own, at = own+1, at+1
	}
	return b.String()
}

func ends(b *strings.Builder, with string) bool {
	return strings.HasSuffix(b.String(), with)
}

// asked is the number in a comment without a file.
func asked(line string) (n int, is bool) {
	number, is := strings.CutPrefix(line, "//line ")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	return n, is && err == nil
}
