package random

import (
	"bytes"
	"errors"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// shrink is the smallest package with the same sort of fault that
// is found by taking out one statement or function after another,
// as long as there is patience for that.
func (m *module) shrink(t *testing.T, text, fault string,
	patience time.Duration) string {
	t.Helper()
	end := time.Now().Add(patience)
	c := newChecker(t, m)
	sort := fault[:min(12, len(fault))]
	for again := true; again; {
		again = false
		for i := 0; time.Now().Before(end); {
			less, more := c.without(text, i)
			if !more {
				break
			}
			if less != "" {
				got, valid := m.compare(t, less)
				if valid && strings.HasPrefix(got, sort) {
					text, again = less, true
					continue
				}
			}
			i++
		}
	}
	return text
}

// A checker finds out what is Go.
type checker struct {
	imports types.Importer
	fset    *token.FileSet
	support *ast.File
}

// newChecker asks the go command where packages lie.
func newChecker(t *testing.T, m *module) *checker {
	out, ok := m.run("go", "list", "-export", "-deps",
		"-f={{.ImportPath}}={{.Export}}", "./p")
	if !ok {
		t.Fatal(out)
	}
	paths := map[string]string{}
	for line := range strings.Lines(out) {
		name, path, _ := strings.Cut(strings.TrimSpace(line), "=")
		paths[name] = path
	}
	c := &checker{fset: token.NewFileSet()}
	c.imports = importer.ForCompiler(c.fset, "gc",
		func(path string) (io.ReadCloser, error) {
			return os.Open(paths[path])
		})
	var err error
	c.support, err = parser.ParseFile(c.fset,
		m.dir+"/p/support.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// without takes out the statement or function of that number, and
// what is not Go without it. What is then left is empty if it is
// not Go at all; more is false if there is no such number.
func (c *checker) without(text string, i int) (
	less string, more bool) {
	tree, err := parser.ParseFile(c.fset, "p.go", text, 0)
	if err != nil {
		return "", false
	}
	nodes := removable(tree)
	if i >= len(nodes) {
		return "", false
	}
	gone := nodes[i]
	for range 30 {
		remove(tree, gone)
		at := c.check(tree)
		if at == token.NoPos {
			var b bytes.Buffer
			if format.Node(&b, c.fset, tree) != nil {
				return "", true
			}
			return b.String(), true
		}
		gone = nil
		for _, n := range removable(tree) {
			if n.Pos() <= at && at < n.End() {
				gone = n // the innermost is the last
			}
		}
		if gone == nil {
			return "", true
		}
	}
	return "", true
}

// check is where the first error is.
func (c *checker) check(tree *ast.File) (at token.Pos) {
	var first types.Error
	conf := types.Config{Importer: c.imports, Error: func(
		err error) {
		if first.Fset == nil {
			errors.As(err, &first)
		}
	}}
	conf.Check("scratch/p", c.fset,
		[]*ast.File{c.support, tree}, nil)
	return first.Pos
}

// removable is the functions and statements, but for those that
// see to it that a program ends.
func removable(tree *ast.File) (nodes []ast.Node) {
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Name.Name != "init" {
				nodes = append(nodes, n)
			}
		case *ast.IfStmt:
			if _, not := n.Cond.(*ast.UnaryExpr); not {
				return false
			}
		}
		if list := listOf(n); list != nil {
			for _, s := range *list {
				nodes = append(nodes, s)
			}
		}
		return true
	})
	slices.SortStableFunc(nodes, func(a, b ast.Node) int {
		return int(a.Pos() - b.Pos())
	})
	return nodes
}

// remove takes a node out of the list that it is in.
func remove(tree *ast.File, gone ast.Node) {
	tree.Decls = slices.DeleteFunc(tree.Decls,
		func(d ast.Decl) bool { return d == gone })
	ast.Inspect(tree, func(n ast.Node) bool {
		list := listOf(n)
		if list != nil {
			*list = slices.DeleteFunc(*list,
				func(s ast.Stmt) bool { return s == gone })
		}
		return true
	})
}

// listOf is the statements that n is made of.
func listOf(n ast.Node) *[]ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return &n.List
	case *ast.CaseClause:
		return &n.Body
	case *ast.CommClause:
		return &n.Body
	}
	return nil
}
