package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// count is how many lines of code are in some places: files,
// directories of files, and declarations of a file.
func count(root string, places []string) (total int, err error) {
	for _, place := range places {
		file, names, some := strings.Cut(place, "#")
		files := []string{filepath.Join(root, file)}
		if !strings.HasSuffix(file, ".go") {
			files, err = filepath.Glob(files[0] + "/*.go")
			if err != nil {
				return 0, err
			}
		}
		var only []string
		if some {
			only = strings.Fields(names)
		}
		for _, f := range files {
			n, err := countFile(f, only)
			if err != nil {
				return 0, err
			}
			total += n
		}
	}
	return total, nil
}

// countFile counts the lines of the declarations called only, or
// of all but the imports.
func countFile(name string, only []string) (n int, err error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, src, 0)
	if err != nil {
		return 0, err
	}
	found := 0
	for _, d := range f.Decls {
		called := nameOf(d)
		if called == "" || only != nil &&
			!slices.Contains(only, called) {
			continue
		}
		from := fset.Position(d.Pos()).Offset
		to := fset.Position(d.End()).Offset
		n += lines(src[from:to])
		found++
	}
	if found < len(only) {
		return 0, fmt.Errorf("%s: not all of %q", name, only)
	}
	return n, nil
}

// nameOf is "Type.Method", or any other name of a declaration,
// and "" for an import.
func nameOf(d ast.Decl) string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return d.Name.Name
		}
		t := d.Recv.List[0].Type
		if p, ok := t.(*ast.StarExpr); ok {
			t = p.X
		}
		return fmt.Sprint(t) + "." + d.Name.Name
	case *ast.GenDecl:
		switch s := d.Specs[0].(type) {
		case *ast.TypeSpec:
			return s.Name.Name
		case *ast.ValueSpec:
			return s.Names[0].Name
		}
	}
	return ""
}

// lines is how many lines have code on them, which comments and
// blank lines have not.
func lines(src []byte) int {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, 0)
	seen := make(map[int]bool)
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			return len(seen)
		}
		if tok == token.SEMICOLON && text == "\n" {
			continue
		}
		for i := range 1 + strings.Count(text, "\n") {
			seen[file.Line(pos)+i] = true
		}
	}
}
