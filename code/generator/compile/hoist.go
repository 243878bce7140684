package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// hoist moves constants and types that are declared in generators
// to the level of the package, under new names: a field of the
// struct cannot be of a type that only a function knows. All is
// checked again, with the new names.
func (p *program) hoist() {
	moved := map[types.Object]string{}
	for _, f := range p.files {
		for _, decl := range f.ast.Decls {
			fn, lit := p.sole(decl)
			if lit != nil {
				p.hoistFrom(f, fn, lit, moved)
			}
		}
	}
	if len(p.errs) > 0 {
		return
	}
	if len(moved) > 0 {
		p.recheck(moved)
	}
	for _, f := range p.files {
		for _, h := range f.hoisted {
			s := h.stmt
			s.Decl = &ast.GenDecl{Tok: token.CONST,
				TokPos: s.Pos(), Lparen: s.Pos(),
				Rparen: s.End() - 1}
		}
	}
}

// A hoisted is a declaration that is moved. With it goes the list
// of type parameters, if the function has some: a type may need
// them.
type hoisted struct {
	stmt   *ast.DeclStmt
	decl   *ast.GenDecl
	params string
}

// recheck finds the types once more, with the new names. The tree
// has its own names back then, for they have the right length.
func (p *program) recheck(moved map[types.Object]string) {
	old := map[*ast.Ident]string{}
	for _, ids := range []map[*ast.Ident]types.Object{
		p.info.Uses, p.info.Defs} {
		for id, obj := range ids {
			name := moved[origin(obj)]
			if name == "" || p.renamed[id] != "" {
				continue
			}
			old[id], p.renamed[id] = id.Name, name
			id.Name = name
			if obj != origin(obj) {
				p.renamed[id] = plain(name)
			}
		}
	}
	p.check()
	for id, name := range old {
		id.Name = name
	}
}

// plain is a name without type arguments.
func plain(name string) string {
	name, _, _ = strings.Cut(name, "[")
	return name
}

// origin is the type that an embedded field has its name from,
// or obj itself.
func origin(obj types.Object) types.Object {
	field, ok := obj.(*types.Var)
	if !ok || !field.Embedded() {
		return obj
	}
	t := field.Type()
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	if named, ok := t.(interface{ Obj() *types.TypeName }); ok {
		return named.Obj()
	}
	return obj
}

// hoistFrom takes the declarations out of one literal; those of
// literals inside it can stay where they are.
func (p *program) hoistFrom(f *file, fn *ast.FuncDecl,
	lit *ast.FuncLit, moved map[types.Object]string) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if _, nested := n.(*ast.FuncLit); nested {
			return false
		}
		s, ok := n.(*ast.DeclStmt)
		if !ok {
			return true
		}
		decl := s.Decl.(*ast.GenDecl)
		if decl.Tok == token.VAR {
			return true
		}
		p.dependent(fn, decl)
		h := hoisted{s, decl, ""}
		if decl.Tok == token.TYPE {
			h.params = p.params(f, fn)
		}
		f.hoisted = append(f.hoisted, h)
		p.rename(fn, decl, moved)
		return false
	})
}

// dependent refuses declarations that mention a variable.
func (p *program) dependent(fn *ast.FuncDecl,
	decl *ast.GenDecl) {
	ast.Inspect(decl, func(n ast.Node) bool {
		id, _ := n.(*ast.Ident)
		v, ok := p.info.Uses[id].(*types.Var)
		if ok && within(fn, v.Pos()) {
			p.refuse(id.Pos(), "%s in a declaration that is not "+
				"of a variable: write out what it is", id.Name)
		}
		return true
	})
}

// rename gives what decl declares names that are new in the
// package.
func (p *program) rename(fn *ast.FuncDecl, decl *ast.GenDecl,
	moved map[types.Object]string) {
	for _, spec := range decl.Specs {
		var ids []*ast.Ident
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			ids = append(ids, spec.Name)
		case *ast.ValueSpec:
			ids = spec.Names
		}
		for _, id := range ids {
			if id.Name == "_" {
				continue
			}
			obj := p.info.Defs[id]
			if t := types.Unalias(obj.Type()); isParam(t) {
				p.refuse(id.Pos(), "another name for a type"+
					" parameter: say %v itself", t)
			}
			moved[obj] = p.unique(fn.Name.Name + "_" + id.Name)
			if decl.Tok == token.TYPE {
				moved[obj] += p.args(fn)
			}
		}
	}
}

// unique is name, with a number if it means something already, in
// the source or because we have given it.
func (p *program) unique(name string) string {
	try := name
	for n := 2; p.given[try] || p.occurs(try); n++ {
		try = fmt.Sprint(name, n)
	}
	p.given[try] = true
	return try
}

// occurs says whether any identifier of the package has the name.
func (p *program) occurs(name string) bool {
	for _, ids := range []map[*ast.Ident]types.Object{
		p.info.Defs, p.info.Uses} {
		for id := range ids {
			if id.Name == name {
				return true
			}
		}
	}
	return false
}

// typeParams is the type parameters of a function or of its
// receiver.
func typeParams(fn types.Object) (list []*types.TypeParam) {
	sig := fn.Type().(*types.Signature)
	for _, params := range []*types.TypeParamList{
		sig.RecvTypeParams(), sig.TypeParams()} {
		for i := range params.Len() {
			list = append(list, params.At(i))
		}
	}
	return list
}
