package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Suspensions inside expressions. Each becomes a statement of its
// own before the one that it is in, and leaves its answer in
// temporary variables, which take its place.
//
// Go evaluates calls, receives and suspensions from left to
// right. So the calls to the left of a suspension become
// temporaries too, and are over before it. All else is evaluated
// where it stands, as late as Go's own compiler does it.

// A temporary is what an expression has become.
type temporary struct {
	of ast.Expr
	n  int // of its values
}

// spill takes the suspensions out of expressions that are
// evaluated one after the other.
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

// spillOne takes the suspensions out of an expression.
func (l *lowering) spillOne(x ast.Expr) {
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

// save puts the calls and receives in an expression that does not
// suspend, or not any more, into temporaries.
func (l *lowering) save(x ast.Expr) {
	if l.instead[x] != nil {
		return
	}
	switch x := x.(type) {
	case *ast.FuncLit:
		return
	case *ast.BinaryExpr:
		if (x.Op == token.LAND || x.Op == token.LOR) &&
			l.p.calls(x) {
			l.keep(x)
			return
		}
	case *ast.UnaryExpr:
		if x.Op == token.ARROW {
			l.keep(x)
			return
		}
	case *ast.CallExpr:
		if l.p.isCall(x) {
			l.keep(x)
			return
		}
	}
	for _, part := range operands(x) {
		l.save(part)
	}
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

// isCall says whether x calls a function, rather than converts,
// or asks for a length.
func (p *program) isCall(x *ast.CallExpr) bool {
	switch p.builtin(x.Fun) {
	case "len", "cap", "min", "max", "real", "imag", "complex":
		return false
	}
	tv := p.info.Types[x]
	return !p.info.Types[x.Fun].IsType() && tv.Value == nil
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
