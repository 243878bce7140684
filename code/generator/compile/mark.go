package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// marks is where the body suspends, and where its jumps go.
type marks struct {
	// flat is the statements and clauses on the way to a
	// suspension or to the label of a goto. They are taken apart;
	// all others are copied as they are.
	flat map[ast.Node]bool
	// targets is the statement that a break or continue is for.
	targets map[*ast.BranchStmt]ast.Stmt
	// broken is the statements that some break is for.
	broken map[ast.Stmt]bool
	// defers is the deferred calls of the body.
	defers []*ast.DeferStmt
}

// mark fills in marks, and refuses suspensions where none can be.
func (p *program) mark(c *coroutine) {
	c.marks = marks{flat: map[ast.Node]bool{},
		targets: map[*ast.BranchStmt]ast.Stmt{},
		broken:  map[ast.Stmt]bool{}}
	labels := map[types.Object]bool{}
	walk(c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			p.nested(c, n)
			return false
		case *ast.Ident:
			if p.isHandle(c, n) {
				p.suspension(c, n, path)
			}
		case *ast.BranchStmt:
			if n.Tok == token.GOTO {
				labels[p.info.Uses[n.Label]] = true
			}
			c.branch(n, path)
		case *ast.DeferStmt:
			p.list(c, n, path)
		case *ast.CallExpr:
			p.recovers(n)
		}
		return true
	})
	p.labels(c, labels)
}

// list adds a deferred call to the list. That takes an append,
// and names of types and packages; so where the author has some
// of his own, the way is taken apart, as far as it can be: there,
// they get others.
func (p *program) list(c *coroutine, d *ast.DeferStmt,
	path []ast.Node) {
	c.marks.defers = append(c.marks.defers, d)
	if !p.shadowed(c, d.Pos()) {
		return
	}
	path = append(path, d)
	if i := slices.IndexFunc(path, p.isRangeFunc); i >= 0 {
		path = path[:i+1]
	}
	c.flatten(path)
}

// shadowed says whether a name that means something in every
// function is one of the body's at a place.
func (p *program) shadowed(c *coroutine, at token.Pos) bool {
	names := types.Universe.Names()
	for _, spec := range c.file.ast.Imports {
		names = append(names, p.importName(spec))
	}
	return slices.ContainsFunc(names, func(name string) bool {
		return p.hiding(c, name, at) != nil
	})
}

// hiding is what a name means at a place, if that is in the body.
func (p *program) hiding(c *coroutine,
	name string, at token.Pos) types.Object {
	scope := p.pkg.Scope().Innermost(at)
	_, obj := scope.LookupParent(name, at)
	if obj == nil || !within(c.lit.Body, obj.Pos()) {
		return nil
	}
	return obj
}

// nested refuses the handle in a literal inside the body.
func (p *program) nested(c *coroutine, lit *ast.FuncLit) {
	ast.Inspect(lit, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if ok && p.isHandle(c, id) {
			p.refuse(id.Pos(), "%s in a nested function literal,"+
				" which cannot suspend the function around it: "+
				"%s", id.Name, c.kind.way(id.Name))
		}
		return true
	})
}

// isHandle says whether id is one of c's handles.
func (p *program) isHandle(c *coroutine, id *ast.Ident) bool {
	v, _ := p.info.Uses[id].(*types.Var)
	return c.handles[v]
}

// suspension marks the way to a use of a handle, if it is one
// that we know.
func (p *program) suspension(c *coroutine, id *ast.Ident,
	path []ast.Node) {
	if !p.suspends(id, path) {
		p.refuse(id.Pos(), "%s used as a value: it suspends in "+
			"%s, and is for nothing else", id.Name,
			p.suspensions(id))
		return
	}
	for i, n := range path[:len(path)-1] {
		if why := p.cannotSuspend(n, path[i+1]); why != "" {
			p.refuse(id.Pos(), "%s "+why, id.Name)
			return
		}
	}
	c.flatten(path)
	p.known(c, id, path)
}

// known takes down what a handle awaits.
func (p *program) known(c *coroutine, id *ast.Ident,
	path []ast.Node) {
	call, ok := last(slices.DeleteFunc(slices.Clone(path),
		isParen)).(*ast.CallExpr)
	if !ok {
		return
	}
	p.own[callee(call)] = true
	child, ok := ast.Unparen(call.Args[1]).(*ast.CallExpr)
	if ok {
		c.calls = append(c.calls, child)
	}
}

// strangers refuses awaits with a handle of somebody else's.
func (p *program) strangers() {
	for id, obj := range p.info.Uses {
		name := fullName(obj)
		if (name == awaits+".Await" || name == awaits+".Each") &&
			!p.own[id] {
			p.refuse(id.Pos(), "%s with a handle that is not "+
				"that of the function around it, or as a value:"+
				" an async function awaits for itself only",
				id.Name)
		}
	}
}

// cannotSuspend says why there can be no suspension in a part of
// n, if there can be none.
func (p *program) cannotSuspend(n, part ast.Node) string {
	switch n := n.(type) {
	case *ast.RangeStmt:
		return p.notInRange(n, part)
	case *ast.DeferStmt:
		if p.awaits(n.Call) {
			return "in a deferred call, for which nobody " +
				"waits: await before the function returns"
		}
	case *ast.GoStmt:
		if p.awaits(n.Call) {
			return "in a goroutine of its own, which cannot " +
				"suspend the function around it: give that " +
				"the future, and future.Wait"
		}
	case *ast.CommClause:
		if part == n.Comm {
			return "in a case of a select: put what it waits " +
				"for into a variable first"
		}
	case ast.Expr:
		if p.info.Types[n].Value != nil {
			return "in a constant, for which nothing is " +
				"evaluated: take it out"
		}
	}
	return ""
}

// notInRange is cannotSuspend for a range.
func (p *program) notInRange(n *ast.RangeStmt,
	part ast.Node) string {
	switch {
	case part == n.Key || part == n.Value:
		return "on the left of a range: assign in its body"
	case part == n.Body && p.isRangeFunc(n):
		return "in the body of a range over a function, " +
			"which is called by that function: say next, " +
			"stop := iter.Pull(…), and loop over next"
	}
	return ""
}

// suspensions is what a handle is for.
func (p *program) suspensions(id *ast.Ident) string {
	if isOf(p.info.TypeOf(id), runtime, "Y") {
		return "the statements " + id.Name + ".Yield(…) and " +
			id.Name + ".From(…)"
	}
	return "await.Await(" + id.Name + ", …) and range " +
		"await.Each(" + id.Name + ", …)"
}

// suspends says whether a path leads to a handle that suspends:
// that of a Yield or From that is a statement, of an Await, or of
// an Each that is ranged over.
func (p *program) suspends(id *ast.Ident, path []ast.Node) bool {
	path = slices.DeleteFunc(slices.Clone(path), isParen)
	n := len(path)
	if n < 3 {
		return false
	}
	if call, ok := path[n-1].(*ast.CallExpr); ok {
		r, _ := path[n-2].(*ast.RangeStmt)
		return ast.Unparen(call.Args[0]) == id &&
			(p.awaits(call) || r != nil && p.each(r) == call)
	}
	sel, ok := path[n-1].(*ast.SelectorExpr)
	call, called := path[n-2].(*ast.CallExpr)
	_, stmt := path[n-3].(*ast.ExprStmt)
	return ok && called && stmt && ast.Unparen(call.Fun) == sel
}

// awaits says whether a call is one of await.Await.
func (p *program) awaits(call *ast.CallExpr) bool {
	return p.calls(call, "Await")
}

// each is the call of await.Each that is ranged over, or nil.
func (p *program) each(r *ast.RangeStmt) *ast.CallExpr {
	call, ok := ast.Unparen(r.X).(*ast.CallExpr)
	if !ok || !p.calls(call, "Each") {
		return nil
	}
	return call
}

// calls says whether a call is one of a function of await.
func (p *program) calls(call *ast.CallExpr, name string) bool {
	return fullName(p.info.Uses[callee(call)]) == awaits+"."+name
}

func isParen(n ast.Node) bool {
	_, ok := n.(*ast.ParenExpr)
	return ok
}

// isRangeFunc says whether n is a loop over a function that calls
// its body. An Each we take apart.
func (p *program) isRangeFunc(n ast.Node) bool {
	r, ok := n.(*ast.RangeStmt)
	if !ok || p.each(r) != nil {
		return false
	}
	_, ok = under(p.info.TypeOf(r.X)).(*types.Signature)
	return ok
}

// flatten marks statements.
func (m *marks) flatten(path []ast.Node) {
	for _, n := range path {
		m.flat[n] = true
	}
}

// branch finds out where a break or continue goes.
func (m *marks) branch(b *ast.BranchStmt, path []ast.Node) {
	if b.Tok != token.BREAK && b.Tok != token.CONTINUE {
		return
	}
	for i := len(path) - 1; i >= 0; i-- {
		s, ok := path[i].(ast.Stmt)
		if ok && goesTo(b, s, path[:i]) {
			m.targets[b] = s
			if b.Tok == token.BREAK {
				m.broken[s] = true
			}
			return
		}
	}
}

// goesTo says whether b, which is inside s, breaks or continues
// it; path leads to s.
func goesTo(b *ast.BranchStmt, s ast.Stmt, path []ast.Node) bool {
	if b.Label != nil {
		l, ok := last(path).(*ast.LabeledStmt)
		return ok && l.Label.Name == b.Label.Name
	}
	switch s.(type) {
	case *ast.ForStmt, *ast.RangeStmt:
		return true
	case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		return b.Tok == token.BREAK
	}
	return false
}

// last is the end of a path, or of another list.
func last[T any](list []T) (end T) {
	if len(list) > 0 {
		end = list[len(list)-1]
	}
	return end
}

// labels marks the way to the labels of gotos, which must not be
// hidden in a statement that is copied, as far as it can be taken
// apart: a range over a function stays whole, and keeps a label
// that is inside it.
func (p *program) labels(c *coroutine,
	labels map[types.Object]bool) {
	walk(c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.RangeStmt:
			return !p.isRangeFunc(n)
		case *ast.LabeledStmt:
			if labels[p.info.Defs[n.Label]] {
				c.flatten(path)
				c.flat[n] = true
				if compound(n.Stmt) {
					c.flat[n.Stmt] = true
				}
			}
		}
		return true
	})
}

// compound says whether a statement can be taken apart.
func compound(s ast.Stmt) bool {
	switch s.(type) {
	case *ast.BlockStmt, *ast.LabeledStmt, *ast.IfStmt,
		*ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt,
		*ast.TypeSwitchStmt, *ast.SelectStmt:
		return true
	}
	return false
}

// recovers refuses recover in the body itself: there it does
// nothing, but Resume could be called in a place where it does.
func (p *program) recovers(call *ast.CallExpr) {
	if p.builtin(call.Fun) == "recover" {
		p.refuse(call.Pos(), "recover in a generator, outside "+
			"of a deferred function: it does nothing, take it"+
			" out")
	}
}

// builtin is the name of a function of the language, or "".
func (p *program) builtin(x ast.Expr) string {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return ""
	}
	b, ok := p.info.Uses[id].(*types.Builtin)
	if !ok {
		return ""
	}
	return b.Name()
}
