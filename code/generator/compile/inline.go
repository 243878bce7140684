package main

import (
	"go/ast"
	"go/types"
	"strings"
	"unicode"
)

// An inlined is a child that lies in its parent. Async functions
// of this package become structs whose types we know. Who awaits
// a call of one has the struct lie inside his own, and nothing
// goes to the heap. A function that awaits itself, by whatever
// way, cannot lie inside itself, and stays in a box.
type inlined struct{ typ, text string }

// inlined is x as a child by value, if it can be one.
func (l *lowering) inlined(x ast.Expr) *inlined {
	call, ok := x.(*ast.CallExpr)
	if !ok {
		return nil
	}
	c := l.p.calledHere(call)
	seen := map[*coroutine]bool{}
	if c == nil || l.p.reaches(c, l.c, seen) {
		return nil
	}
	if c.maker == "" {
		c.maker = l.p.unique("new" +
			begin(unicode.ToUpper, c.name))
	}
	l.p.renamed[callee(call)] = c.maker
	return &inlined{c.name + l.argsOf(call), l.text(call)}
}

// calledHere is the future of this package that a call makes.
func (p *program) calledHere(call *ast.CallExpr) *coroutine {
	id := callee(call)
	sel := p.info.Selections[selector(call.Fun)]
	if id == nil || sel != nil && len(sel.Index()) > 1 {
		return nil // promoted, through fields
	}
	fn, ok := p.info.Uses[id].(*types.Func)
	if !ok {
		return nil
	}
	return p.futures[fn.Origin()]
}

// reaches says whether c awaits, by whatever way, what is to.
func (p *program) reaches(c, to *coroutine,
	seen map[*coroutine]bool) bool {
	if c == to || seen[c] {
		return c == to
	}
	seen[c] = true
	for _, call := range c.calls {
		next := p.calledHere(call)
		if next != nil && p.reaches(next, to, seen) {
			return true
		}
	}
	return false
}

// argsOf is the type arguments of the struct that a call makes.
func (l *lowering) argsOf(call *ast.CallExpr) string {
	var list []string
	add := func(args *types.TypeList) {
		for t := range args.Types() {
			list = append(list, l.typ(t))
		}
	}
	sel := l.p.info.Selections[selector(call.Fun)]
	if sel != nil {
		add(named(sel.Recv()).TypeArgs())
	}
	add(l.p.instance(call))
	if list == nil {
		return ""
	}
	return "[" + strings.Join(list, ", ") + "]"
}
