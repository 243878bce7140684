package main

import (
	"go/ast"
	"go/token"
)

// terminates says whether control does not get past s, by the
// rules of Go's specification. It is for statements that are
// copied: what would follow them is not written.
func terminates(c *coroutine, s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok != token.FALLTHROUGH
	case *ast.ExprStmt:
		return panics(s.X)
	case *ast.BlockStmt:
		return endOf(c, s.List)
	case *ast.IfStmt:
		return s.Else != nil && terminates(c, s.Body) &&
			terminates(c, s.Else)
	case *ast.ForStmt:
		return s.Cond == nil && !c.broken[s]
	case *ast.LabeledStmt:
		return terminates(c, s.Stmt)
	case *ast.SwitchStmt:
		return !c.broken[s] && allEnd(c, s.Body, true)
	case *ast.TypeSwitchStmt:
		return !c.broken[s] && allEnd(c, s.Body, true)
	case *ast.SelectStmt:
		return !c.broken[s] && allEnd(c, s.Body, false)
	}
	return false
}

// panics says whether x is a call of panic.
func panics(x ast.Expr) bool {
	call, ok := x.(*ast.CallExpr)
	if !ok {
		return false
	}
	id, ok := call.Fun.(*ast.Ident)
	return ok && id.Name == "panic"
}

// endOf says whether a list of statements ends.
func endOf(c *coroutine, list []ast.Stmt) bool {
	return len(list) > 0 && terminates(c, list[len(list)-1])
}

// allEnd says whether all clauses end, and if need be there is a
// default among them.
func allEnd(c *coroutine, body *ast.BlockStmt, need bool) bool {
	for _, s := range body.List {
		var list []ast.Stmt
		switch s := s.(type) {
		case *ast.CaseClause:
			need = need && s.List != nil
			list = s.Body
		case *ast.CommClause:
			list = s.Body
		}
		if !endOf(c, list) && !fallsThrough(list) {
			return false
		}
	}
	return !need
}
