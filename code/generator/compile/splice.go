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

// splice is a piece of the source with edits made. Aligned, it
// says where in the source its lines are.
func (p *program) splice(f *file, from, to token.Pos,
	edits []edit, aligned bool) string {
	slices.SortFunc(edits, func(a, b edit) int {
		return cmp.Compare(a.from, b.from)
	})
	var b strings.Builder
	shifted := false
	copied := func(to token.Pos, next string) {
		text := p.source(f, from, to)
		if strings.Contains(text, "\n") && shifted {
			text, shifted = p.realign(f, from, text, next)
		}
		b.WriteString(text)
	}
	for _, e := range edits {
		copied(e.from, e.text)
		b.WriteString(e.text)
		shifted = shifted || aligned && (e.text == "" ||
			strings.Count(e.text, "\n") !=
				p.number(e.to)-p.number(e.from))
		from = e.to
	}
	copied(to, "")
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
	l.place(n)
	var edits []edit
	var copies = map[*variable]string{}
	walk(n, func(n ast.Node, path []ast.Node) bool {
		l.called = slices.ContainsFunc(path, l.p.isRangeFunc)
		e, ok := l.edit(n, path, copies)
		if ok {
			edits = append(edits, e)
		}
		return !ok
	})
	return l.p.splice(l.c.file, n.Pos(), n.End(), edits, true)
}

// edit is what must change at n, if it must.
func (l *lowering) edit(n ast.Node, path []ast.Node,
	copies map[*variable]string) (edit, bool) {
	if e, ok := l.spilled(n); ok {
		return e, true
	}
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

// spilled is the edit for what has become temporaries.
func (l *lowering) spilled(n ast.Node) (edit, bool) {
	x, _ := n.(ast.Expr)
	v := l.instead[x]
	if x == nil || v == nil {
		return edit{}, false
	}
	return edit{n.Pos(), n.End(), l.targetsOf(v)}, true
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
	x := l.exits[l.c.targets[b]]
	if b.Tok == token.GOTO {
		x = l.gotos[l.p.info.Uses[b.Label]]
	}
	to, depth := x.after, x.depth
	if b.Tok == token.CONTINUE {
		to, depth = x.again, x.inside
	}
	if to == "" {
		return "", false
	}
	return l.jump(to, depth), true
}

// jump is the text for a jump to where so many loops over streams
// are open. The others end. If a function calls what jumps, it
// ends before them: so that is done behind the end, on the way.
func (l *lowering) jump(to string, depth int) string {
	text := cancels(l.open[depth:]) + "goto " + to
	if l.called && len(l.open) > depth {
		way := l.names.numbered("way")
		l.ways = append(l.ways, op{label: way},
			op{text: text, to: []string{to}, ends: true,
				line: l.line})
		to, text = way, "goto "+way
	}
	l.to = append(l.to, to)
	return text
}

// cancels is the text that ends loops over streams, from the
// inside to the outside.
func cancels(loops []string) (text string) {
	for _, loop := range loops {
		text = loop + ".Cancel()\n" + text
	}
	return text
}

// returns is the text for a return. A result that has a name need
// not be assigned to itself.
func (l *lowering) returns(r *ast.ReturnStmt) string {
	leave := l.jump(l.done, 0)
	var left, right []string
	for i, x := range r.Results {
		if !l.isNamed(i, x) {
			left = append(left, l.result(i))
			right = append(right, l.text(x))
		}
	}
	if len(r.Results) == 1 && len(l.form.results) == 2 {
		left = []string{l.result(0), l.result(1)} // of one call
	}
	if left == nil || !l.c.has() {
		return leave
	}
	return strings.Join(left, ", ") + " = " +
		strings.Join(right, ", ") + "\n" + leave
}

// result is the left side for a result.
func (l *lowering) result(i int) string {
	if len(l.c.named) > 0 {
		return l.target(l.vars[l.c.named[i]])
	}
	return l.form.results[i]
}

// isNamed says whether x is the name of result i.
func (l *lowering) isNamed(i int, x ast.Expr) bool {
	id, ok := ast.Unparen(x).(*ast.Ident)
	return ok && len(l.c.named) > 0 &&
		l.p.info.Uses[id] == l.c.named[i]
}
