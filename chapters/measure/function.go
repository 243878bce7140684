package measure

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
)

// Function counts the functions inside a function of source, and
// its lines.
func Function(source, name string) (
	functions, lines int, err error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "source", source, 0)
	if err != nil {
		return 0, 0, err
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != name {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if _, ok := n.(*ast.FuncLit); ok {
				functions++
			}
			return true
		})
		from, to := set.Position(f.Pos()), set.Position(f.End())
		return functions, to.Line - from.Line + 1, nil
	}
	return 0, 0, fmt.Errorf("no function %s in it", name)
}
