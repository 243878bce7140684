// Package cases teaches the compiler a construct: an await in a
// case of a select.
package cases

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
)

// Rewrite gives back the Go file src, with every select whose
// cases await taken apart, so that the compiler takes it. What it
// does is what it did: the channels of all cases, and the values
// to send, are evaluated first, once, from top to bottom.
func Rewrite(src []byte) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", src, 0)
	if err != nil {
		return nil, err
	}
	var lists [][]ast.Stmt
	ast.Inspect(file, func(n ast.Node) bool {
		lists = append(lists, statements(n))
		return true
	})
	names := 0
	for _, list := range lists {
		rewrite(list, &names)
	}
	var b bytes.Buffer
	err = format.Node(&b, set, file)
	return b.Bytes(), err
}

// statements is the list of statements that n is, or nil.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// rewrite puts a block in the place of each select in a list.
func rewrite(list []ast.Stmt, names *int) {
	for i, s := range list {
		s, ok := s.(*ast.SelectStmt)
		if !ok {
			continue
		}
		var before []ast.Stmt
		for _, clause := range s.Body.List {
			for _, x := range operands(clause) {
				*names++
				id := ast.NewIdent(fmt.Sprint("operand", *names))
				before = append(before, &ast.AssignStmt{
					Lhs: []ast.Expr{id}, Tok: token.DEFINE,
					Rhs: []ast.Expr{*x}})
				*x = ast.NewIdent(id.Name)
			}
		}
		list[i] = &ast.BlockStmt{List: append(before, s)}
	}
}

// operands is what a case evaluates when its select begins.
func operands(clause ast.Stmt) []*ast.Expr {
	switch s := clause.(*ast.CommClause).Comm.(type) {
	case *ast.SendStmt:
		return []*ast.Expr{&s.Chan, &s.Value}
	case *ast.ExprStmt:
		return channel(s.X)
	case *ast.AssignStmt:
		return channel(s.Rhs[0])
	}
	return nil
}

// channel is the channel that is received from.
func channel(x ast.Expr) []*ast.Expr {
	return []*ast.Expr{&ast.Unparen(x).(*ast.UnaryExpr).X}
}
