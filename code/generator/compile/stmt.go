package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
)

// add appends an op, and before it the copies that it needs.
func (l *lowering) add(o op) {
	for _, text := range l.prelude {
		l.ops = append(l.ops, op{text: text, declares: true})
	}
	o.to = append(o.to, l.to...)
	if o.label == "" {
		o.line, l.line = l.line, 0
	}
	l.prelude, l.to = nil, nil
	l.ops = append(l.ops, o)
}

// emit adds an op that only does something.
func (l *lowering) emit(form string, args ...any) {
	l.add(op{text: fmt.Sprintf(form, args...)})
}

// declare adds an op that declares something.
func (l *lowering) declare(form string, args ...any) {
	l.add(op{text: fmt.Sprintf(form, args...), declares: true})
}

// label adds a label, and so begins a group.
func (l *lowering) label(name string) {
	l.group++
	l.add(op{label: name})
}

// list lowers statements.
func (l *lowering) list(stmts []ast.Stmt) {
	for _, s := range stmts {
		l.stmt(s)
	}
}

// stmt lowers a statement.
func (l *lowering) stmt(s ast.Stmt) {
	if !l.c.flat[s] {
		l.whole(s)
		return
	}
	switch s := s.(type) {
	case *ast.ExprStmt:
		l.exprStmt(s)
	case *ast.BlockStmt:
		l.list(s.List)
	case *ast.LabeledStmt:
		l.label(l.gotos[l.p.info.Defs[s.Label]].after)
		l.stmt(s.Stmt)
	case *ast.IfStmt:
		l.ifStmt(s)
	case *ast.ForStmt:
		l.forStmt(s)
	case *ast.RangeStmt:
		l.rangeStmt(s)
	case *ast.SwitchStmt:
		l.switchStmt(s)
	case *ast.TypeSwitchStmt:
		l.typeSwitch(s)
	case *ast.SelectStmt:
		l.selectStmt(s)
	default:
		l.plain(s)
	}
}

// plain lowers a statement that has suspensions in it and nothing
// else that must be taken apart.
func (l *lowering) plain(s ast.Stmt) {
	l.spill(evaluated(s)...)
	l.whole(s)
}

// exprStmt lowers a call that is a statement.
func (l *lowering) exprStmt(s *ast.ExprStmt) {
	call, ok := ast.Unparen(s.X).(*ast.CallExpr)
	switch {
	case ok && l.suspend(call):
	case ok && l.p.awaits(call):
		l.spill(call.Args[1])
		l.await(call, true)
	default:
		l.spill(s.X)
		l.whole(s)
	}
}

// evaluated is the expressions of a plain statement, in order.
func evaluated(s ast.Stmt) []ast.Expr {
	switch s := s.(type) {
	case *ast.AssignStmt:
		return slices.Concat(s.Lhs, s.Rhs)
	case *ast.IncDecStmt:
		return []ast.Expr{s.X}
	case *ast.SendStmt:
		return []ast.Expr{s.Chan, s.Value}
	case *ast.ReturnStmt:
		return s.Results
	case *ast.GoStmt:
		return operands(s.Call)
	case *ast.DeferStmt:
		return operands(s.Call)
	}
	return nil
}

// whole lowers a statement that nothing suspends in.
func (l *lowering) whole(s ast.Stmt) {
	first := len(l.ops)
	l.copy(s)
	for i := range l.ops[first:] {
		l.ops[first+i].copied = true
	}
}

// copy copies a statement, but for what it declares.
func (l *lowering) copy(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.EmptyStmt:
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			l.short(s)
			return
		}
		l.emit("%s", l.text(s))
	case *ast.DeclStmt:
		for _, spec := range s.Decl.(*ast.GenDecl).Specs {
			spec := spec.(*ast.ValueSpec)
			l.spill(spec.Values...)
			l.varSpec(spec)
		}
	case *ast.BranchStmt:
		if s.Tok != token.FALLTHROUGH { // see clauses
			l.add(op{text: l.text(s), ends: true})
		}
	default:
		text := l.text(s)
		l.add(op{text: text, ends: l.p.terminates(l.c, s)})
	}
}
