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
	walk(c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			p.nested(c, n)
			return false
		case *ast.Ident:
			if c.handle != nil && p.info.Uses[n] == c.handle {
				p.suspension(c, n, path)
			}
		case *ast.BranchStmt:
			p.branch(c, n, path)
		case *ast.DeferStmt:
			c.marks.defers = append(c.marks.defers, n)
		case *ast.CallExpr:
			p.recovers(n)
		}
		return true
	})
}

// nested refuses the handle in a literal inside the body.
func (p *program) nested(c *coroutine, lit *ast.FuncLit) {
	ast.Inspect(lit, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if ok && c.handle != nil && p.info.Uses[id] == c.handle {
			p.refuse(id.Pos(), "%s in a nested function literal,"+
				" which cannot suspend the function around it: "+
				"make it a generator, and say %[1]s.From",
				id.Name)
		}
		return true
	})
}

// suspension marks the way to a use of the handle, if it is one
// that we know.
func (p *program) suspension(c *coroutine, id *ast.Ident,
	path []ast.Node) {
	if !suspends(path) {
		p.refuse(id.Pos(), "%s used as a value: it suspends in "+
			"the statements %[1]s.Yield(…) and %[1]s.From(…), "+
			"and is for nothing else", id.Name)
		return
	}
	for _, n := range path {
		r, ok := n.(*ast.RangeStmt)
		if ok && p.isRangeFunc(r) {
			p.refuse(id.Pos(), "%s in the body of a range over a"+
				" function, which is called by that function: "+
				"say next, stop := iter.Pull(…), and loop over "+
				"next", id.Name)
			return
		}
	}
	c.flatten(path)
}

// suspends says whether a path leads to the handle of a Yield or
// From that is a statement.
func suspends(path []ast.Node) bool {
	path = slices.DeleteFunc(slices.Clone(path), isParen)
	if len(path) < 3 {
		return false
	}
	sel, ok := path[len(path)-1].(*ast.SelectorExpr)
	call, called := path[len(path)-2].(*ast.CallExpr)
	_, stmt := path[len(path)-3].(*ast.ExprStmt)
	return ok && called && stmt && ast.Unparen(call.Fun) == sel
}

func isParen(n ast.Node) bool {
	_, ok := n.(*ast.ParenExpr)
	return ok
}

// isRangeFunc says whether r calls its body.
func (p *program) isRangeFunc(r *ast.RangeStmt) bool {
	_, ok := under(p.info.TypeOf(r.X)).(*types.Signature)
	return ok
}

// flatten marks statements.
func (m *marks) flatten(path []ast.Node) {
	for _, n := range path {
		m.flat[n] = true
	}
}

// branch finds out where a jump goes. The label of a goto must
// not be hidden in a statement that is copied, so the way to it
// is marked.
func (p *program) branch(c *coroutine, b *ast.BranchStmt,
	path []ast.Node) {
	switch b.Tok {
	case token.GOTO:
		p.label(c, p.info.Uses[b.Label])
	case token.BREAK, token.CONTINUE:
		for i := len(path) - 1; i >= 0; i-- {
			s, ok := path[i].(ast.Stmt)
			if ok && goesTo(b, s, path[:i]) {
				c.targets[b] = s
				if b.Tok == token.BREAK {
					c.broken[s] = true
				}
				return
			}
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

// last is the end of a path.
func last(path []ast.Node) ast.Node {
	if len(path) == 0 {
		return nil
	}
	return path[len(path)-1]
}

// label marks the way to a label, as far as it can be taken
// apart: a range over a function stays whole, and keeps a label
// that is inside it.
func (p *program) label(c *coroutine, label types.Object) {
	walk(c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.RangeStmt:
			return !p.isRangeFunc(n)
		case *ast.LabeledStmt:
			if p.info.Defs[n.Label] == label {
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
