package main

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// An edit replaces the source from one position to another.
type edit struct {
	from, to token.Pos
	text     string
}

// splice is a piece of the source with edits made.
func (p *program) splice(f *file, from, to token.Pos,
	edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int {
		return cmp.Compare(a.from, b.from)
	})
	var b strings.Builder
	for _, e := range edits {
		b.WriteString(p.source(f, from, e.from))
		b.WriteString(e.text)
		from = e.to
	}
	b.WriteString(p.source(f, from, to))
	return b.String()
}

// source is a piece of the source as it is.
func (p *program) source(f *file, from, to token.Pos) string {
	at := p.fset.File(f.ast.FileStart)
	return string(f.text[at.Offset(from):at.Offset(to)])
}

// text is a statement or expression as it must read in Resume:
// variables are where they are now, jumps that leave it and
// returns are gotos.
func (l *lowering) text(n ast.Node) string {
	var edits []edit
	var copies = map[*variable]string{}
	walk(n, func(n ast.Node, path []ast.Node) bool {
		e, ok := l.edit(n, path, copies)
		if ok {
			edits = append(edits, e)
		}
		return !ok
	})
	return l.p.splice(l.c.file, n.Pos(), n.End(), edits)
}

// edit is what must change at n, if it must.
func (l *lowering) edit(n ast.Node, path []ast.Node,
	copies map[*variable]string) (edit, bool) {
	inside := slices.ContainsFunc(path, isLit)
	text, ok := "", false
	switch n := n.(type) {
	case *ast.Ident:
		text, ok = l.ident(n, path, inside, copies)
	case *ast.UnaryExpr:
		text, ok = l.pointer(n, inside, copies)
	case *ast.BranchStmt:
		if !inside {
			text, ok = l.leave(n)
		}
	case *ast.DeclStmt:
		ok = len(n.Decl.(*ast.GenDecl).Specs) == 0 // hoisted
	case *ast.DeferStmt:
		if !inside {
			text, ok = l.deferred(n), true
		}
	case *ast.ReturnStmt:
		if !inside {
			text, ok = l.returns(n), true
		}
	}
	return edit{n.Pos(), n.End(), text}, ok
}

func isLit(n ast.Node) bool {
	_, ok := n.(*ast.FuncLit)
	return ok
}

// ident is a variable where it is now, or a name that the first
// pass has changed.
func (l *lowering) ident(id *ast.Ident, path []ast.Node,
	inside bool, copies map[*variable]string) (string, bool) {
	obj, _ := l.p.info.ObjectOf(id).(*types.Var)
	v := l.vars[obj]
	if v == nil {
		name, ok := l.p.renamed[id]
		return name, ok
	}
	l.mention(v)
	text := v.name
	switch {
	case v.field && inside:
		text = l.copied(v, copies)
	case v.field:
		text = l.self + "." + v.name
	}
	if v.boxed {
		text = deref(text, v, last(path), id)
	}
	return text, true
}

// copied is a name that a literal may use for a field: it must
// not hold the struct, which may be on to another iteration when
// it runs. So the value, or the pointer to the box, is copied
// before the statement.
func (l *lowering) copied(v *variable,
	copies map[*variable]string) string {
	name, ok := copies[v]
	if !ok {
		name = l.names.numbered(v.obj.Name())
		copies[v] = name
		l.prelude = append(l.prelude,
			name+" := "+l.self+"."+v.name)
	}
	return name
}

// deref is *ptr, in as few signs as its place allows.
func deref(ptr string, v *variable, parent ast.Node,
	id *ast.Ident) string {
	switch parent := parent.(type) {
	case *ast.SelectorExpr:
		t := v.obj.Type().Underlying()
		if _, ok := t.(*types.Struct); ok {
			return ptr
		}
	case *ast.CallExpr:
		if parent.Fun != id {
			return "*" + ptr
		}
	case *ast.AssignStmt, *ast.IncDecStmt:
		return "*" + ptr
	}
	return "(*" + ptr + ")"
}

// pointer is &x of a boxed x: the box.
func (l *lowering) pointer(n *ast.UnaryExpr, inside bool,
	copies map[*variable]string) (string, bool) {
	id, ok := ast.Unparen(n.X).(*ast.Ident)
	if !ok || n.Op != token.AND {
		return "", false
	}
	obj, _ := l.p.info.Uses[id].(*types.Var)
	v := l.vars[obj]
	if v == nil || !v.boxed {
		return "", false
	}
	l.mention(v)
	if inside {
		return l.copied(v, copies), true
	}
	return l.self + "." + v.name, true
}

// leave is the goto for a jump out of the code that is copied.
func (l *lowering) leave(b *ast.BranchStmt) (string, bool) {
	to := ""
	switch b.Tok {
	case token.GOTO:
		to = l.gotos[l.p.info.Uses[b.Label]]
	case token.BREAK:
		to = l.exits[l.c.targets[b]].after
	case token.CONTINUE:
		to = l.exits[l.c.targets[b]].again
	}
	if to == "" {
		return "", false
	}
	l.to = append(l.to, to)
	return "goto " + to, true
}

// returns is the text for a return.
func (l *lowering) returns(r *ast.ReturnStmt) string {
	l.to = append(l.to, l.done)
	if len(r.Results) == 0 || !l.c.has() ||
		l.p.isNamed(l.c, r.Results[0]) {
		return "goto " + l.done
	}
	left := l.out + ".Result"
	if v := l.vars[l.c.named]; v != nil {
		left = l.target(v)
	}
	return left + " = " + l.text(r.Results[0]) +
		"\ngoto " + l.done
}

// isNamed says whether x is the result that has a name, which
// need not be assigned to itself.
func (p *program) isNamed(c *coroutine, x ast.Expr) bool {
	id, ok := ast.Unparen(x).(*ast.Ident)
	return ok && c.named != nil && p.info.Uses[id] == c.named
}
