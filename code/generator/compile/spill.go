package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A temporary is what an expression has become.
type temporary struct {
	of ast.Expr
	n  int // of its values
}

// spill takes the suspensions out of expressions that are
// evaluated one after the other. Each becomes a statement of its
// own, before the one that it is in, and leaves its answer in
// temporaries, which take its place. The calls to the left of it
// become temporaries too, for Go would be through with them.
func (l *lowering) spill(list ...ast.Expr) {
	last := -1
	for i, x := range list {
		if x != nil && l.c.flat[x] {
			last = i
		}
	}
	for i, x := range list[:last+1] {
		if x != nil && l.c.flat[x] {
			l.spillOne(x)
		}
		if x != nil && i < last {
			l.save(x)
		}
	}
}

// spillOne takes the suspensions out of an expression. Of two
// values, there is no list in parentheses.
func (l *lowering) spillOne(x ast.Expr) {
	if p, ok := x.(*ast.ParenExpr); ok {
		l.spillOne(p.X)
		l.instead[p] = l.instead[p.X]
		return
	}
	if x, ok := x.(*ast.BinaryExpr); ok &&
		(x.Op == token.LAND || x.Op == token.LOR) {
		l.shortCircuit(x)
		return
	}
	call, ok := x.(*ast.CallExpr)
	if ok && l.p.awaits(call) {
		l.spill(call.Args[1])
		l.await(call, false)
		return
	}
	l.boxes(x)
	lit, ok := x.(*ast.CompositeLit)
	if ok && is[*types.Map](l.p, x) {
		l.spillEntries(lit.Elts)
		return
	}
	l.spill(operands(x)...)
}

// operands is the parts of an expression in the order in which
// Go evaluates them.
func operands(x ast.Expr) (parts []ast.Expr) {
	ast.Inspect(x, func(n ast.Node) bool {
		part, ok := n.(ast.Expr)
		if ok && part != x {
			parts = append(parts, part)
			return false
		}
		return true
	})
	return parts
}

// save puts what Go is through with before it calls anything to
// the right of it into temporaries. In x there is no suspension,
// or not any more.
func (l *lowering) save(x ast.Expr) {
	if l.instead[x] != nil || l.p.info.Types[x].Value != nil {
		return
	}
	if l.p.early(x) || l.copiedAtOnce(x) {
		l.keep(x)
		return
	}
	l.boxes(x)
	if _, lit := x.(*ast.FuncLit); lit {
		return
	}
	for _, part := range operands(x) {
		l.save(part)
	}
}

// early says whether Go computes x at once, and does not leave it
// until it needs it. Of calls, receives, && and || the language
// says so. Of the others it does not, but the compiler does it.
func (p *program) early(x ast.Expr) bool {
	if p.info.Types[x].Value != nil {
		return false
	}
	switch x := x.(type) {
	case *ast.CompositeLit:
		return x.Type != nil && len(x.Elts) > 0 &&
			is[*types.Map](p, x)
	case *ast.BinaryExpr:
		return x.Op == token.LAND || x.Op == token.LOR ||
			is[*types.Struct](p, x.X) || is[*types.Array](p, x.X)
	case *ast.UnaryExpr:
		return x.Op == token.ARROW
	case *ast.SliceExpr:
		return true
	case *ast.IndexExpr:
		return is[*types.Map](p, x.X) && p.ofBytes(x.Index)
	case *ast.TypeAssertExpr:
		return !inWord(p.info.TypeOf(x))
	case *ast.CallExpr:
		return !p.info.Types[x.Fun].IsType() ||
			is[*types.Slice](p, x) &&
				!is[*types.Slice](p, x.Args[0])
	}
	return false
}

// keep evaluates an expression into temporaries.
func (l *lowering) keep(x ast.Expr) {
	text := l.text(x)
	vars := l.temporaries(x)
	for _, v := range vars {
		if !v.field {
			v.name = l.names.numbered("t")
		}
	}
	l.declareAll(vars, l.targetsOf(vars), text)
	l.instead[x] = vars
}

// ofBytes says whether x is a string made of bytes. As a key they
// are not copied, so nothing may come in between.
func (p *program) ofBytes(x ast.Expr) bool {
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	return ok && p.info.Types[call.Fun].IsType() &&
		is[*types.Slice](p, call.Args[0])
}

// inWord says whether values of the type lie in an interface as
// they are.
func inWord(t types.Type) bool {
	switch under(t).(type) {
	case *types.Pointer, *types.Chan, *types.Map,
		*types.Signature:
		return true
	}
	return false
}

// shortCircuit is x && y and x || y, in which y suspends, or x
// does: y is evaluated only if it counts.
func (l *lowering) shortCircuit(x *ast.BinaryExpr) {
	l.spill(x.X)
	left := l.text(x.X)
	v := l.temporaries(x)
	v[0].wide = true // it is set in two places
	truth := l.target(v[0])
	l.emit("%s = %s", truth, left)
	after := l.names.numbered("endcond")
	if x.Op == token.LAND {
		l.jumpIf("!"+truth, after)
	} else {
		l.jumpIf(truth, after)
	}
	l.spill(x.Y)
	l.emit("%s = %s", truth, l.text(x.Y))
	l.label(after)
	l.instead[x] = v
}

// temporaries is variables for the values of x. They are the same
// in both rounds, for the first says where the second puts them.
func (l *lowering) temporaries(x ast.Expr) (vars []*variable) {
	for i, t := range l.p.valueTypes(x) {
		key := temporary{x, i}
		obj := l.c.temps[key]
		if obj == nil {
			obj = types.NewVar(x.Pos(), l.p.pkg, "t", t)
			l.c.temps[key] = obj
		}
		vars = append(vars, l.define(obj))
	}
	l.together(vars)
	return vars
}

// valueTypes is the types of the values of x, of which there is
// one, unless it is a call.
func (p *program) valueTypes(x ast.Expr) (list []types.Type) {
	t := p.info.TypeOf(x)
	if tuple, ok := t.(*types.Tuple); ok {
		for v := range tuple.Variables() {
			list = append(list, v.Type())
		}
		return list
	}
	return []types.Type{types.Default(t)}
}

// declareAll gives new variables the values that text has.
func (l *lowering) declareAll(vars []*variable,
	left, text string) {
	if local(vars) {
		l.declare("%s := %s", left, text)
		return
	}
	l.emit("%s = %s", left, text)
}

// targetsOf is variables as the left side of an assignment.
func (l *lowering) targetsOf(vars []*variable) string {
	var b []string
	for _, v := range vars {
		b = append(b, l.target(v))
	}
	return strings.Join(b, ", ")
}
