package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// extraImports is the imports that f needs besides its own.
func (p *program) extraImports(f *file) []edit {
	var paths []string
	for pkg := range f.added {
		paths = append(paths, pkg)
	}
	slices.Sort(paths)
	var b strings.Builder
	for _, pkg := range paths {
		name := f.added[pkg] + " "
		if strings.HasSuffix("/"+pkg, "/"+f.added[pkg]) {
			name = ""
		}
		b.WriteString("\nimport " + name + strconv.Quote(pkg))
	}
	at := f.ast.Name.End()
	for _, decl := range f.ast.Decls {
		d, ok := decl.(*ast.GenDecl)
		if ok && d.Tok.String() == "import" {
			at = d.End()
		}
	}
	return []edit{{at, at, b.String()}}
}

// unused is the edits that take out the imports that are not used
// in what f has become: the literals are gone, and with them the
// names of their makers and handles, and code that was dead.
func (p *program) unused(f *file, text string) (drop []edit) {
	tree, err := parser.ParseFile(token.NewFileSet(), "", text, 0)
	if err != nil {
		return nil // emit says so
	}
	used := map[string]bool{}
	for _, id := range tree.Unresolved {
		used[id.Name] = true
	}
	for _, decl := range f.ast.Decls {
		d, ok := decl.(*ast.GenDecl)
		if ok && d.Tok == token.IMPORT {
			drop = append(drop, p.unusedIn(d, used)...)
		}
	}
	return drop
}

// unusedIn is unused in one declaration.
func (p *program) unusedIn(d *ast.GenDecl,
	used map[string]bool) (drop []edit) {
	for i, spec := range d.Specs {
		spec := spec.(*ast.ImportSpec)
		name := p.importName(spec)
		switch {
		case used[name] || name == "_" ||
			name == "." && p.dotted(spec, used):
		case d.Lparen.IsValid():
			end := spec.End()
			if rest := d.Specs[i+1:]; len(rest) > 0 &&
				p.number(end) == p.number(rest[0].Pos()) {
				end = rest[0].Pos() // with the semicolon
			}
			drop = append(drop, edit{spec.Pos(), end, ""})
		default:
			drop = append(drop, edit{d.Pos(), d.End(), ""})
		}
	}
	return drop
}

// dotted says whether any of the names is one of a package that
// is imported without a name.
func (p *program) dotted(spec *ast.ImportSpec,
	used map[string]bool) bool {
	pkg := p.info.Defs[spec.Name].(*types.PkgName).Imported()
	return slices.ContainsFunc(pkg.Scope().Names(),
		func(name string) bool { return used[name] })
}
