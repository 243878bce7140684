package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// captures is what is known of the variables of a coroutine,
// wherever they are declared.
type captures struct {
	outer     []*types.Var // parameters of the function, used
	captured  map[*types.Var]bool
	assigned  map[*types.Var]bool
	addressed map[*types.Var]bool
}

// boxed says whether a variable must lie on the heap for itself:
// if somebody else than the body may see it change.
func (c *captures) boxed(v *types.Var) bool {
	return c.addressed[v] || c.captured[v] && c.assigned[v]
}

// facts fills in captures.
func (p *program) facts(c *coroutine) {
	c.captures = captures{
		captured:  map[*types.Var]bool{},
		assigned:  map[*types.Var]bool{},
		addressed: map[*types.Var]bool{},
	}
	for _, v := range c.named {
		c.assigned[v] = true
	}
	p.uses(c)
	ast.Inspect(c.lit.Body, func(n ast.Node) bool {
		p.changes(c, n)
		return true
	})
}

// changes notes what n does to variables.
func (p *program) changes(c *coroutine, n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, x := range n.Lhs {
			p.assign(c, x)
		}
	case *ast.IncDecStmt:
		p.assign(c, n.X)
	case *ast.RangeStmt:
		p.assign(c, n.Key)
		p.assign(c, n.Value)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			p.address(c, n.X)
		}
	case *ast.SliceExpr:
		if p.isArray(n.X) {
			p.address(c, n.X)
		}
	case *ast.SelectorExpr:
		if p.takesAddress(n) {
			p.address(c, n.X)
		}
	}
}

// uses finds the variables that come from outside of the literal,
// and those that literals inside it share with it.
func (p *program) uses(c *coroutine) {
	seen := map[*types.Var]bool{}
	walk(c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := p.info.Uses[id].(*types.Var)
		if !ok || v.IsField() || v.Parent() == p.pkg.Scope() ||
			v.Pkg() != p.pkg {
			return true
		}
		if within(c.fn, v.Pos()) && !within(c.lit, v.Pos()) &&
			!seen[v] {
			seen[v] = true
			c.outer = append(c.outer, v)
			p.refuseResult(c, id)
		}
		for _, n := range path {
			lit, ok := n.(*ast.FuncLit)
			if ok && !within(lit, v.Pos()) {
				c.captured[v] = true
			}
		}
		return true
	})
}

// refuseResult refuses a result of the function around, which is
// to be the future itself.
func (p *program) refuseResult(c *coroutine, id *ast.Ident) {
	v := p.info.Uses[id]
	if within(c.fn.Type.Results, v.Pos()) {
		p.refuse(id.Pos(), "%s is a result of the outer "+
			"function: make it a parameter", id.Name)
	}
}

// within says whether at lies in n.
func within(n ast.Node, at token.Pos) bool {
	return n.Pos() <= at && at < n.End()
}

// assign notes that x is assigned, if it is a variable or a part
// of one, and not declared here.
func (p *program) assign(c *coroutine, x ast.Expr) {
	if x == nil {
		return
	}
	if v := p.root(x); v != nil {
		c.assigned[v] = true
	}
}

// address notes that somebody gets the address of x.
func (p *program) address(c *coroutine, x ast.Expr) {
	if v := p.root(x); v != nil {
		c.addressed[v] = true
	}
}

// root is the variable that x is a part of: x itself, a field of
// a struct or an element of an array in it.
func (p *program) root(x ast.Expr) *types.Var {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v, _ := p.info.Uses[x].(*types.Var)
		return v
	case *ast.SelectorExpr:
		if !is[*types.Pointer](p, x.X) {
			return p.root(x.X)
		}
	case *ast.IndexExpr:
		if p.isArray(x.X) {
			return p.root(x.X)
		}
	}
	return nil
}

// isArray says whether x is an array, not a pointer to one. What
// is of a type parameter may be one.
func (p *program) isArray(x ast.Expr) bool {
	t := p.info.TypeOf(x)
	return t != nil && slices.ContainsFunc(terms(t),
		func(u types.Type) bool {
			_, ok := u.(*types.Array)
			return ok
		})
}

// is says whether the underlying type of x is a pointer, or what
// else T says.
func is[T types.Type](p *program, x ast.Expr) bool {
	_, ok := under(p.info.TypeOf(x)).(T)
	return ok
}

// takesAddress says whether x.f is a method that gets &x.
func (p *program) takesAddress(x *ast.SelectorExpr) bool {
	sel := p.info.Selections[x]
	if sel == nil || sel.Kind() != types.MethodVal {
		return false
	}
	recv := sel.Obj().Type().(*types.Signature).Recv()
	_, wants := types.Unalias(recv.Type()).(*types.Pointer)
	return wants && !is[*types.Pointer](p, x.X)
}

// under is the underlying type, and of a type parameter the one
// that all its types share, if there is one.
func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if !isParam(t) {
		return t.Underlying()
	}
	list := terms(t)
	for _, u := range list {
		if !sameRange(u, list[0]) {
			return t.Underlying()
		}
	}
	if list == nil {
		return t.Underlying()
	}
	return list[0]
}

// sameRange says whether two types are one to who ranges: of a
// channel, the direction does not matter.
func sameRange(a, b types.Type) bool {
	c, ok := a.(*types.Chan)
	d, too := b.(*types.Chan)
	return types.Identical(a, b) ||
		ok && too && types.Identical(c.Elem(), d.Elem())
}

// terms is the underlying types that are in a set, which nests;
// it is nil if all are.
func terms(t types.Type) (list []types.Type) {
	set, ok := t.Underlying().(*types.Interface)
	if !ok {
		return []types.Type{t.Underlying()}
	}
	for part := range set.EmbeddedTypes() {
		in := termsOf(part)
		if list == nil {
			list = in
		}
		list = slices.DeleteFunc(list, func(t types.Type) bool {
			return in != nil && !slices.ContainsFunc(in,
				func(u types.Type) bool {
					return types.Identical(t, u)
				})
		})
	}
	return list
}

// termsOf is terms for what a set is made of.
func termsOf(t types.Type) (list []types.Type) {
	union, ok := t.(*types.Union)
	if !ok {
		return terms(t)
	}
	for term := range union.Terms() {
		list = append(list, terms(term.Type())...)
	}
	return list
}

// walk is ast.Inspect with the path to each node.
func walk(root ast.Node, f func(ast.Node, []ast.Node) bool) {
	var path []ast.Node
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			path = path[:len(path)-1]
			return true
		}
		if !f(n, path) {
			return false
		}
		path = append(path, n)
		return true
	})
}
