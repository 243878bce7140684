package main

import (
	"fmt"
	"go/ast"
	"go/token"
)

// add appends an op, and before it the copies that it needs.
func (l *lowering) add(o op) {
	for _, text := range l.prelude {
		l.ops = append(l.ops, op{text: text, declares: true})
	}
	o.to = append(o.to, l.to...)
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
		l.suspend(ast.Unparen(s.X).(*ast.CallExpr))
	case *ast.BlockStmt:
		l.list(s.List)
	case *ast.LabeledStmt:
		l.label(l.gotos[l.p.info.Defs[s.Label]])
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
		l.p.refuse(s.Pos(), "a yield in a %T", s)
	}
}

// whole lowers a statement that nothing suspends in: it is
// copied, but for what it declares.
func (l *lowering) whole(s ast.Stmt) {
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
			l.varSpec(spec.(*ast.ValueSpec))
		}
	case *ast.BranchStmt:
		if s.Tok != token.FALLTHROUGH { // see clauses
			l.text(s)
			l.add(op{text: "goto " + l.to[0], ends: true})
		}
	default:
		text := l.text(s)
		l.add(op{text: text, ends: l.p.terminates(l.c, s)})
	}
}
