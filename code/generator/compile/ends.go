package main

import (
	"go/ast"
	"go/token"
)

// terminates says whether control does not get past s, by the
// rules of Go's specification. It is for statements that are
// copied: what would follow them is not written.
func (p *program) terminates(c *coroutine, s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok != token.FALLTHROUGH
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && p.builtin(call.Fun) == "panic"
	case *ast.BlockStmt:
		return p.endOf(c, s.List)
	case *ast.IfStmt:
		return s.Else != nil && p.terminates(c, s.Body) &&
			p.terminates(c, s.Else)
	case *ast.ForStmt:
		return s.Cond == nil && !c.broken[s]
	case *ast.LabeledStmt:
		return p.terminates(c, s.Stmt)
	case *ast.SwitchStmt:
		return !c.broken[s] && p.allEnd(c, s.Body, true)
	case *ast.TypeSwitchStmt:
		return !c.broken[s] && p.allEnd(c, s.Body, true)
	case *ast.SelectStmt:
		return !c.broken[s] && p.allEnd(c, s.Body, false)
	}
	return false
}

// endOf says whether a list of statements ends.
func (p *program) endOf(c *coroutine, list []ast.Stmt) bool {
	return len(list) > 0 && p.terminates(c, list[len(list)-1])
}

// allEnd says whether all clauses end, and if need be there is a
// default among them.
func (p *program) allEnd(
	c *coroutine, body *ast.BlockStmt, need bool) bool {
	for _, s := range body.List {
		var list []ast.Stmt
		switch s := s.(type) {
		case *ast.CaseClause:
			need = need && s.List != nil
			list = s.Body
		case *ast.CommClause:
			list = s.Body
		}
		if !p.endOf(c, list) && !fallsThrough(list) {
			return false
		}
	}
	return !need
}
