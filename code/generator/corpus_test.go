package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/code/generator/testdata/corpus"
)

// A program that no init adds would never be compared: every
// exported function of the form that add takes is in the list.
func TestListed(t *testing.T) {
	found := 0
	for _, file := range sources(t) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !isProgram(f) {
				continue
			}
			found++
			if corpus.Programs[f.Name.Name] == nil {
				t.Errorf("%s is not added", f.Name.Name)
			}
		}
	}
	if found < 150 {
		t.Errorf("%d programs, want 150 at least", found)
	}
}

// sources is the files of the package, without its tests.
func sources(t *testing.T) []*ast.File {
	t.Helper()
	dir := filepath.FromSlash("testdata/corpus")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, e := range entries {
		name := e.Name()
		if !strings.HasSuffix(name, ".go") ||
			strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(
			token.NewFileSet(),
			filepath.Join(dir, name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// isProgram says whether f takes a tracer and nothing else. What
// it returns the type checker has seen: it is a generator.
func isProgram(f *ast.FuncDecl) bool {
	params := f.Type.Params
	if f.Recv != nil || !f.Name.IsExported() ||
		params.NumFields() != 1 || f.Type.Results == nil {
		return false
	}
	pointer, ok := params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	sel, ok := pointer.X.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "T"
}
